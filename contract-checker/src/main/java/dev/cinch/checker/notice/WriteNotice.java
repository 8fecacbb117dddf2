package dev.cinch.checker.notice;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.compatibility.Difference;
import dev.cinch.checker.compatibility.InvalidSchema;
import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.Reading;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.notice.Notice.Addressee;
import dev.cinch.checker.notice.Notice.Affair;
import dev.cinch.checker.notice.Notice.Wording;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the words of notices. */
final class WriteNotice {

  private final AnswerLinks links;
  private final Clock clock;

  WriteNotice(AnswerLinks links, Clock clock) {
    this.links = links;
    this.clock = clock;
  }

  /**
   * @param against what a verdict holds against the consumer
   * @param fact what makes this notice another one than those before
   */
  Notice notice(Contract reader, Change change, Affair affair, List<Finding> against, String fact) {
    String proposal = Digest.of(change);
    String id =
        Digest.of(
            reader.key().environment(),
            reader.key().consumer(),
            reader.responsible().owner(),
            affair.migration(),
            affair.planDigest(),
            affair.phase().name(),
            proposal,
            fact);
    Optional<String> link = isAnswerable(affair) ? links.to(id) : Optional.empty();
    return new Notice(
        id,
        new Addressee(
            reader.key().environment(),
            reader.key().consumer(),
            reader.responsible().owner(),
            reader.responsible().notifyAt()),
        affair,
        change,
        proposal,
        new Wording(
            message(reader, change, affair, against),
            toDo(affair, against, id, link),
            diff(reader, change),
            fields(reader.reading(), change),
            link.orElse(null)),
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private static boolean isAnswerable(Affair affair) {
    return switch (affair.occasion()) {
      case PLANNED, NAMED, CHANGED -> true;
      case BEFORE, AFTER -> false;
    };
  }

  private static String message(
      Contract reader, Change change, Affair affair, List<Finding> against) {
    String what =
        "field %s of %s on topic %s (%s)"
            .formatted(change.field(), change.subject(), change.topic(), change.kind());
    return switch (affair.occasion()) {
      case PLANNED ->
          "Migration %s is going to change %s, with its phase %s, as soon as its gate passes"
              .formatted(affair.migration(), what, affair.phase());
      case NAMED, CHANGED ->
          against.isEmpty()
              ? "Nothing is held against %s any more: %s of migration %s may change %s"
                  .formatted(reader.key().consumer(), affair.phase(), affair.migration(), what)
              : "%s of migration %s, which changes %s, waits for %s: %s"
                  .formatted(
                      affair.phase(),
                      affair.migration(),
                      what,
                      reader.key().consumer(),
                      against.stream().map(Finding::message).collect(Collectors.joining("; ")));
      case BEFORE ->
          "%s of migration %s begins now, and changes %s"
              .formatted(affair.phase(), affair.migration(), what);
      case AFTER ->
          "%s of migration %s is done, and has changed %s"
              .formatted(affair.phase(), affair.migration(), what);
    };
  }

  private static String toDo(
      Affair affair, List<Finding> against, String id, Optional<String> link) {
    List<String> sentences = new ArrayList<>();
    against.stream()
        .map(Finding::clears)
        .filter(java.util.Objects::nonNull)
        .distinct()
        .forEach(clears -> sentences.add(clears + "."));
    if (isAnswerable(affair)) {
      sentences.add(
          "Answer READY or OBJECT: by a ContractAnswer with notice %s on topic cinch.contract.answer.v1, by POST /api/notices/%s/answers%s."
              .formatted(id, id, link.map(at -> ", or at " + at).orElse("")));
    }
    return sentences.isEmpty() ? "Nothing." : String.join(" ", sentences);
  }

  private static List<String> diff(Contract reader, Change change) {
    AvroSchema schema = reader.reading().readerSchema();
    List<String> lines = new ArrayList<>();
    lines.add("%s: %s".formatted(change.field(), change.kind()));
    if (schema != null && change.proposedSchema() != null) {
      try {
        AvroSchema.parse(change.proposedSchema())
            .readBy(schema, reader.reading().binds())
            .differences()
            .stream()
            .map(Difference::sentence)
            .forEach(lines::add);
      } catch (InvalidSchema invalid) {
        lines.add("the proposed schema can't be read: " + invalid.getMessage());
      }
    }
    return lines;
  }

  /** Who has not said which fields it uses is touched by each that it reads. */
  private static List<String> fields(Reading reading, Change change) {
    return reading.touches(change.field()) ? List.of(change.field()) : List.of();
  }
}
