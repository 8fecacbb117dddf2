package dev.cinch.checker.check;

import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.MigrationCheck;
import dev.cinch.checker.gate.Question;
import java.util.List;

/** The question is about the environment whose broker and registry this checker looks at. */
public final class EnvironmentKnown implements MigrationCheck {

  private final String ours;

  public EnvironmentKnown(String ours) {
    this.ours = ours;
  }

  @Override
  public String id() {
    return "environment.known";
  }

  @Override
  public List<Finding> run(Question question) {
    if (question.environment().equals(ours)) {
      return List.of(Finding.pass(id(), "This checker looks at " + ours));
    }
    return List.of(
        Finding.unknown(
            id(),
            "The question is about %s, but this checker looks at the broker and the registry of %s"
                .formatted(question.environment(), ours),
            "Ask about %s, or let the checker of %s answer (CINCH_ENVIRONMENT)"
                .formatted(ours, question.environment())));
  }
}
