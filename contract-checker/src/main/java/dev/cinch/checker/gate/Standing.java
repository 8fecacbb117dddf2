package dev.cinch.checker.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one consumer of a subject stands to a question.
 *
 * @param outcome what the findings about it come to
 * @param lag how many records it has still to pass before the last old one; null where that is not
 *     known
 * @param estimate when it will have passed them at its present pace; null where that can't be said
 * @param answer what its owner has answered, or why there need be none; null where nobody looked
 */
public record Standing(
    String subject,
    String consumer,
    Outcome outcome,
    @Nullable Long lag,
    @Nullable Instant estimate,
    @Nullable String answer) {

  /** The check that looks at how far consumers have come. */
  private static final String LOG = "log.consumed";

  private record Who(String subject, String consumer) {}

  /** One for each consumer that a verdict speaks of. */
  static List<Standing> in(Verdict verdict) {
    Map<Who, List<Finding>> each = new LinkedHashMap<>();
    for (Finding finding : verdict.findings()) {
      if (finding.subject() != null && finding.consumer() != null) {
        each.computeIfAbsent(
                new Who(finding.subject(), finding.consumer()), absent -> new ArrayList<>())
            .add(finding);
      }
    }
    return each.entrySet().stream()
        .map(entry -> of(entry.getKey(), entry.getValue(), verdict))
        .toList();
  }

  private static Standing of(Who who, List<Finding> about, Verdict verdict) {
    return new Standing(
        who.subject(),
        who.consumer(),
        Verdict.of(about).outcome(),
        lag(who, about, verdict),
        told(about, Finding.ESTIMATE).map(Instant::parse).max(Instant::compareTo).orElse(null),
        told(about, Finding.ANSWER).findFirst().orElse(null));
  }

  /**
   * Nothing where the log was looked at and has no finding of the consumer: it has no old record.
   */
  private static @Nullable Long lag(Who who, List<Finding> about, Verdict verdict) {
    Optional<Finding> unknown =
        verdict.findings().stream()
            .filter(finding -> finding.check().equals(LOG))
            .filter(finding -> finding.outcome() == Outcome.UNKNOWN)
            .filter(finding -> who.subject().equals(finding.subject()))
            .filter(
                finding ->
                    finding.consumer() == null
                        || Objects.equals(finding.consumer(), who.consumer()))
            .findFirst();
    boolean looked = verdict.findings().stream().anyMatch(each -> each.check().equals(LOG));
    return !looked || unknown.isPresent()
        ? null
        : Long.valueOf(told(about, Finding.TO_GO).mapToLong(Long::parseLong).sum());
  }

  private static Stream<String> told(List<Finding> about, String name) {
    return about.stream().flatMap(finding -> Stream.ofNullable(finding.evidence().get(name)));
  }
}
