package dev.cinch.checker.check;

import dev.cinch.checker.check.StatementBaselines.Baseline;
import dev.cinch.checker.check.StatementBaselines.Subject;
import dev.cinch.checker.check.StatementLog.Statement;
import dev.cinch.checker.check.StatementLog.Use;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.MigrationCheck;
import dev.cinch.checker.gate.Question;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * For the plan's quiet time no statement has used a column that goes, or bound it by position. The
 * database counts calls and does not date them; so they are counted from the first look on, and
 * from each look anew that finds one. What ran on a replica is counted there, where nobody looks.
 */
public final class StatementsQuiet implements MigrationCheck {

  private static final int SHOWN = 400;

  private final Databases databases;
  private final StatementBaselines baselines;
  private final Set<String> unread;
  private final Clock clock;

  /**
   * @param unread names of replicas of which nobody reads
   */
  public StatementsQuiet(
      Databases databases, StatementBaselines baselines, Set<String> unread, Clock clock) {
    this.databases = databases;
    this.baselines = baselines;
    this.unread = Set.copyOf(unread);
    this.clock = clock;
  }

  @Override
  public String id() {
    return "database.statements";
  }

  @Override
  public List<Finding> run(Question question) throws InterruptedException {
    List<Finding> findings =
        new ArrayList<>(GoingColumn.with(id(), question, drops -> look(question, drops)));
    if (!question.site().namesThatGo().isEmpty()) {
      databases.replicas(question, Duration.ZERO).stream()
          .map(ReplicaState::name)
          .filter(replica -> !unread.contains(replica))
          .distinct()
          .map(this::countedElsewhere)
          .forEach(findings::add);
    }
    return findings;
  }

  private Finding countedElsewhere(String replica) {
    return Finding.unknown(
            id(),
            "Statements that run on replica %s are counted there, and nobody looks there"
                .formatted(replica),
            "Look at pg_stat_statements on %s and let an approver override this finding, or name it in cinch.checker.unread-replicas if nobody reads there"
                .formatted(replica))
        .with("replica", replica);
  }

  private List<Finding> look(Question question, String drops) {
    Subject subject = new Subject(question.migration(), question.site().target(), drops);
    Instant now = clock.instant();
    StatementLog log = databases.statements(question, drops);
    if (log.hidden() > 0) {
      return List.of(hidden(log));
    }
    if (!log.uncounted().isEmpty()) {
      return List.of(uncounted(log));
    }
    Optional<Baseline> baseline = baselines.of(subject);
    if (baseline.isEmpty() || isBroken(baseline.get(), log)) {
      baselines.keep(subject, taken(log, now));
      return List.of(watching(baseline, log, now.plus(question.conditions().quiet())));
    }
    List<Statement> seen = seenSince(baseline.get(), log);
    if (!seen.isEmpty()) {
      baselines.keep(subject, taken(log, now));
      return seen.stream().map(statement -> used(statement, baseline.get(), log, drops)).toList();
    }
    return List.of(quiet(baseline.get(), log, question, now));
  }

  private static Baseline taken(StatementLog log, Instant now) {
    return new Baseline(now, log.resetAt(), log.evictions(), log.calls());
  }

  /** What was counted in between is lost. */
  private static boolean isBroken(Baseline baseline, StatementLog log) {
    return !baseline.resetAt().equals(log.resetAt()) || baseline.evictions() != log.evictions();
  }

  private static List<Statement> seenSince(Baseline baseline, StatementLog log) {
    return log.statements().stream()
        .filter(statement -> statement.use() != Use.NONE)
        .filter(statement -> statement.calls() > baseline.calls().getOrDefault(statement.key(), 0L))
        .toList();
  }

  private Finding hidden(StatementLog log) {
    return Finding.unknown(
        id(),
        "%d statements in pg_stat_statements can't be read".formatted(log.hidden()),
        "Grant pg_read_all_stats to the checker's role on the target");
  }

  private Finding uncounted(StatementLog log) {
    return Finding.unknown(
        id(),
        "pg_stat_statements does not count the statements of " + String.join(", ", log.uncounted()),
        "Set pg_stat_statements.track to top or all, its track_utility to on, and compute_query_id to auto or on, for them");
  }

  private Finding watching(Optional<Baseline> before, StatementLog log, Instant until) {
    String why =
        before
            .map(
                baseline ->
                    baseline.resetAt().equals(log.resetAt())
                        ? "pg_stat_statements had to make room for other statements, and may have forgotten some"
                        : "pg_stat_statements was reset at " + log.resetAt())
            .orElse("statements are watched from now on");
    return Finding.unknown(
            id(),
            "Whether a statement uses what goes is not known yet: " + why,
            before.isPresent()
                ? "Raise pg_stat_statements.max if it stays so; no statement uses it until " + until
                : "No statement uses it until " + until)
        .with("reset_at", log.resetAt())
        .with("evictions", log.evictions());
  }

  private Finding used(Statement statement, Baseline baseline, StatementLog log, String drops) {
    long calls = statement.calls() - baseline.calls().getOrDefault(statement.key(), 0L);
    Finding finding =
        switch (statement.use()) {
          case NAMES ->
              Finding.blocked(
                  id(),
                  "%s ran a statement that uses %s, %d times since %s: %s"
                      .formatted(
                          statement.role(), drops, calls, baseline.at(), shown(statement.text())),
                  "%s no longer runs it".formatted(statement.role()));
          case BINDS_BY_POSITION ->
              Finding.blocked(
                  id(),
                  "%s ran a statement that binds columns by position, %d times since %s: %s"
                      .formatted(statement.role(), calls, baseline.at(), shown(statement.text())),
                  "%s names the columns that it wants".formatted(statement.role()));
          case PERHAPS, NONE ->
              Finding.unknown(
                  id(),
                  "%s ran a statement that may use %s, %d times since %s: %s"
                      .formatted(
                          statement.role(), drops, calls, baseline.at(), shown(statement.text())),
                  "%s no longer runs it, or an approver overrides this finding"
                      .formatted(statement.role()));
        };
    return finding
        .with("statement", shown(statement.text()))
        .with("role", statement.role())
        .with("calls", calls)
        .with("since", baseline.at())
        .with("reset_at", log.resetAt());
  }

  private Finding quiet(Baseline baseline, StatementLog log, Question question, Instant now) {
    Duration quiet = question.conditions().quiet();
    Instant until = baseline.at().plus(quiet);
    Finding finding =
        now.isBefore(until)
            ? Finding.unknown(
                id(),
                "No statement has used what goes since %s, but the plan asks for %s"
                    .formatted(baseline.at(), Spans.words(quiet)),
                "No statement uses it until " + until)
            : Finding.pass(id(), "No statement has used what goes since " + baseline.at());
    return finding
        .with("since", baseline.at())
        .with("statements", log.statements().size())
        .with("reset_at", log.resetAt());
  }

  private static String shown(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + " ...";
  }
}
