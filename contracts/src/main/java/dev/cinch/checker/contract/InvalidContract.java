package dev.cinch.checker.contract;

import java.util.List;
import java.util.stream.Collectors;

/** What came in is not a contract. Sending it again does not help; it has to be corrected. */
public final class InvalidContract extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  public InvalidContract(String consumer, String subject, List<Violation> violations) {
    super(
        "Cannot register the contract of '%s' on '%s': %s"
            .formatted(consumer, subject, sentence(violations)));
    this.violations = List.copyOf(violations);
  }

  public List<Violation> violations() {
    return violations;
  }

  private static String sentence(List<Violation> violations) {
    return violations.stream()
        .map(violation -> violation.field() + " " + violation.message())
        .collect(Collectors.joining("; "));
  }
}
