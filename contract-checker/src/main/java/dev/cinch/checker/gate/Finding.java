package dev.cinch.checker.gate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One check's result.
 *
 * @param check the check's stable id
 * @param outcome its answer
 * @param message a sentence for a person
 * @param clears what would clear it; null on PASS
 * @param subject the subject that it is about, if it is about one
 * @param consumer the consumer that it is about, if it is about one
 * @param evidence numbers, offsets and names behind it
 * @param overridden the exception that lets the phase begin in spite of it, where there is one
 */
public record Finding(
    String check,
    Outcome outcome,
    String message,
    @Nullable String clears,
    @Nullable String subject,
    @Nullable String consumer,
    Map<String, String> evidence,
    @Nullable GrantedOverride overridden) {

  /** The piece of evidence that says when a finding will have cleared by itself. */
  public static final String ESTIMATE = "estimate";

  /** The piece of evidence that says how many records are still to be passed. */
  public static final String TO_GO = "records_to_go";

  /** The piece of evidence that says what a consumer's owner has answered. */
  public static final String ANSWER = "answer";

  /** The piece of evidence that says which of several columns that go it is about. */
  public static final String GOING = "going";

  /** The piece of evidence that says which of several columns that come it is about. */
  public static final String COMING = "coming";

  /** Pieces of evidence that tell one of a check's findings from its others. */
  private static final List<String> DETAILS =
      List.of(
          "statement",
          "object",
          "carrier",
          "replica",
          "group",
          "principal",
          "partition",
          "path",
          "paths",
          "judgement",
          "mismatch",
          "objection",
          "failure",
          "topic",
          COMING);

  public Finding {
    evidence = Map.copyOf(evidence);
    if ((outcome == Outcome.PASS) != (clears == null)) {
      throw new IllegalArgumentException(
          "A finding says what would clear it exactly when it blocks: " + check);
    }
  }

  public Finding(
      String check,
      Outcome outcome,
      String message,
      @Nullable String clears,
      @Nullable String subject,
      @Nullable String consumer,
      Map<String, String> evidence) {
    this(check, outcome, message, clears, subject, consumer, evidence, null);
  }

  /** Nothing speaks against it. */
  public static Finding pass(String check, String message) {
    return new Finding(check, Outcome.PASS, message, null, null, null, Map.of());
  }

  /** Something speaks against it, until something clears it. */
  public static Finding blocked(String check, String message, String clears) {
    return new Finding(check, Outcome.BLOCKED, message, clears, null, null, Map.of());
  }

  /** It could not be established, until something clears it. */
  public static Finding unknown(String check, String message, String clears) {
    return new Finding(check, Outcome.UNKNOWN, message, clears, null, null, Map.of());
  }

  /** The same, about a subject. */
  public Finding on(String otherSubject) {
    return new Finding(
        check, outcome, message, clears, otherSubject, consumer, evidence, overridden);
  }

  /** The same, about a consumer. */
  public Finding of(String otherConsumer) {
    return new Finding(
        check, outcome, message, clears, subject, otherConsumer, evidence, overridden);
  }

  /** The same, with one more piece of evidence. */
  public Finding with(String name, Object value) {
    Map<String, String> more = new TreeMap<>(evidence);
    more.put(name, value.toString());
    return new Finding(check, outcome, message, clears, subject, consumer, more, overridden);
  }

  /** The same, with the exception that an approver has granted. */
  Finding overriddenBy(GrantedOverride override) {
    return new Finding(check, outcome, message, clears, subject, consumer, evidence, override);
  }

  /** What of the check's it is about, such as a statement or a group; null: all of it. */
  public @Nullable String detail() {
    String going = evidence.get(GOING);
    return DETAILS.stream()
        .filter(evidence::containsKey)
        .map(evidence::get)
        .map(detail -> going == null ? detail : "%s: %s".formatted(going, detail))
        .findFirst()
        .orElse(going);
  }

  /** Whether the phase may begin as far as it goes. */
  public boolean lets() {
    return outcome == Outcome.PASS || overridden != null;
  }

  /**
   * What it comes to: that which, when it changes, is worth telling. Numbers on the way are not.
   */
  Gist gist() {
    return new Gist(
        check,
        outcome,
        clears,
        subject,
        consumer,
        evidence.containsKey(ESTIMATE),
        overridden != null);
  }

  record Gist(
      String check,
      Outcome outcome,
      @Nullable String clears,
      @Nullable String subject,
      @Nullable String consumer,
      boolean estimated,
      boolean overridden) {}
}
