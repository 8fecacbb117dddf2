package dev.cinch.checker.notice;

import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.ContractFilter;
import dev.cinch.checker.contract.ContractVersion;
import dev.cinch.checker.contract.Contracts;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.Decision;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Occasion;
import dev.cinch.checker.gate.Phase;
import dev.cinch.checker.gate.PhaseChange;
import dev.cinch.checker.gate.PhaseListener;
import dev.cinch.checker.gate.PhaseStatus;
import dev.cinch.checker.gate.Question;
import dev.cinch.checker.notice.Notice.Affair;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tells the owners of consumers what a migration does to them: when it is planned, when a verdict
 * names them, when that changes, and before and after each phase that takes effect for them. No
 * fact is told twice. Runs in a transaction of its caller.
 */
public final class TellOwners implements PhaseListener {

  private final Contracts contracts;
  private final Notices notices;
  private final PlannedChanges planned;
  private final List<NoticeChannel> channels;
  private final WriteNotice write;
  private final String environment;

  public TellOwners(Books books, List<NoticeChannel> channels, AnswerLinks links, Here here) {
    this.contracts = books.contracts();
    this.notices = books.notices();
    this.planned = books.planned();
    this.channels = List.copyOf(channels);
    this.write = new WriteNotice(links, here.clock());
    this.environment = here.environment();
  }

  /** What is known and kept. */
  public record Books(Contracts contracts, Notices notices, PlannedChanges planned) {}

  /** Where and when. */
  public record Here(String environment, Clock clock) {}

  @Override
  public void changed(PhaseChange change) {
    Occasion occasion = change.occasion();
    if (!change.planned().isEmpty()) {
      planned.keep(occasion.migration(), occasion.planDigest(), change.planned());
      change
          .planned()
          .forEach(
              each -> tellAll(occasion, each, each.kind().takesEffectAt(), NoticeOccasion.PLANNED));
    }
    Phase phase = occasion.phase();
    if (phase != Phase.TIGHTEN && phase != Phase.RETIRE) {
      return;
    }
    PhaseStatus status = change.fact().status();
    if (status == PhaseStatus.RUNNING || status == PhaseStatus.DONE) {
      NoticeOccasion why =
          status == PhaseStatus.RUNNING ? NoticeOccasion.BEFORE : NoticeOccasion.AFTER;
      planned.of(occasion.migration(), occasion.planDigest()).stream()
          .filter(each -> each.kind().takesEffectAt() == phase)
          .forEach(each -> tellAll(occasion, each, phase, why));
    }
  }

  private void tellAll(Occasion occasion, Change change, Phase phase, NoticeOccasion why) {
    readers(environment, change)
        .forEach(
            reader ->
                tell(
                    write.notice(
                        reader, change, affair(occasion, phase, why), List.of(), why.name())));
  }

  /** Tells of a verdict, whoever it names and whoever it no longer names. */
  public void verdict(Question question, Decision decision) {
    Occasion occasion = question.occasion();
    List<Notice> before =
        notices.named(occasion.migration(), occasion.planDigest(), occasion.phase());
    for (Change change : question.changes()) {
      for (Contract reader : readers(question.environment(), change)) {
        List<Finding> against = against(reader, change, decision);
        boolean wasNamed =
            before.stream()
                .anyMatch(
                    notice ->
                        notice.addressee().consumer().equals(reader.key().consumer())
                            && notice.change().equals(change));
        if (!against.isEmpty() || wasNamed) {
          NoticeOccasion why = wasNamed ? NoticeOccasion.CHANGED : NoticeOccasion.NAMED;
          tell(
              write.notice(
                  reader,
                  change,
                  affair(occasion, occasion.phase(), why),
                  against,
                  "VERDICT " + fact(against)));
        }
      }
    }
  }

  private static List<Finding> against(Contract reader, Change change, Decision decision) {
    return decision.verdict().findings().stream()
        .filter(finding -> !finding.lets())
        .filter(finding -> reader.key().consumer().equals(finding.consumer()))
        .filter(finding -> change.subject().equals(finding.subject()))
        .toList();
  }

  /** What is worth telling; offsets and times on the way are not. */
  private static String fact(List<Finding> against) {
    return against.stream()
        .map(
            finding ->
                String.join(
                    " ",
                    finding.check(),
                    finding.outcome().name(),
                    Objects.requireNonNullElse(finding.detail(), "")))
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(";"));
  }

  private List<Contract> readers(String where, Change change) {
    List<Contract> readers = new ArrayList<>();
    contracts.matching(ContractFilter.onSubject(where, change.subject())).stream()
        .map(ContractVersion::contract)
        .filter(contract -> contract.covers(change.topic()))
        .forEach(readers::add);
    return readers;
  }

  private static Affair affair(Occasion occasion, Phase phase, NoticeOccasion why) {
    return new Affair(occasion.migration(), occasion.attempt(), occasion.planDigest(), phase, why);
  }

  private void tell(Notice notice) {
    if (notices.keep(notice)) {
      channels.forEach(channel -> channel.send(notice));
    }
  }
}
