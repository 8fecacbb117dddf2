package dev.cinch.target.replay;

import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The steps of a phase as a script whose statements each run on their own, outside a transaction of
 * the tool that runs it. A step that is a transaction is one statement, which does nothing where it
 * has been done; so a script that was cut can be run again from its beginning.
 */
public final class StepScript {

  private final List<Step> steps;
  private final Duration budget;

  /**
   * @param budget longest that a statement may wait, and block others, before it is given up
   */
  public StepScript(List<Step> steps, Duration budget) {
    this.steps = List.copyOf(steps);
    this.budget = budget;
  }

  /** Empty where the phase has no step. */
  public String forward() {
    List<String> parts = new ArrayList<>();
    if (!isTransactional()) {
      parts.add("-- clears away what a run that was cut has left");
      parts.add(backward());
    }
    steps.forEach(step -> parts.add(forward(step)));
    return String.join("\n", parts);
  }

  /** What takes it back, the last step first. */
  public String backward() {
    List<Step> lastFirst = new ArrayList<>(steps);
    Collections.reverse(lastFirst);
    return lastFirst.stream().map(this::backward).collect(Collectors.joining("\n"));
  }

  /** False where a step can't run in a transaction, such as a concurrent index build. */
  public boolean isTransactional() {
    return steps.stream().allMatch(Step::transactional);
  }

  private String forward(Step step) {
    List<String> statements = new ArrayList<>();
    if (step.transactional()) {
      statements.add(together(step.doneWhen(), step.statements()));
    } else {
      // of its remains nothing is left here
      statements.addAll(step.clearing());
      statements.addAll(step.statements());
    }
    return text(step.purpose(), step.lock().blocksForeground(), statements);
  }

  private String backward(Step step) {
    Undo undo = step.undo();
    return switch (undo.kind()) {
      case NEEDLESS -> "";
      case IMPOSSIBLE -> "-- no way back: %s\n".formatted(step.purpose());
      case BY_STEPS -> undo.steps().stream().map(this::forward).collect(Collectors.joining("\n"));
      case BY_STATEMENTS ->
          text(
              "Takes back: " + step.purpose(),
              step.transactional(),
              step.transactional()
                  ? List.of(together("select false", undo.statements()))
                  : undo.statements());
    };
  }

  private String text(String purpose, boolean withinBudget, List<String> statements) {
    String limit = withinBudget ? budget.toMillis() + "ms" : "0";
    return """
        -- %s
        set lock_timeout = '%s';
        set statement_timeout = '%s';
        %s
        """
        .formatted(
            purpose,
            limit,
            limit,
            statements.stream().map(sql -> sql.strip() + ";").collect(Collectors.joining("\n")));
  }

  private static String together(String doneWhen, List<String> statements) {
    String body =
        statements.stream()
            .map(sql -> "  execute %s;\n".formatted(quoted("sql", sql)))
            .collect(Collectors.joining());
    return "do "
        + quoted(
            "step",
            """

            begin
              if coalesce((%s), false) then
                return;
              end if;
            %send
            """
                .formatted(doneWhen, body));
  }

  /** Between dollar signs with a tag that the text does not hold. */
  private static String quoted(String tag, String text) {
    String quote = "$" + tag + "$";
    for (int i = 1; text.contains(quote); i++) {
      quote = "$" + tag + i + "$";
    }
    return quote + text + quote;
  }
}
