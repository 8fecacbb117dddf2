package dev.cinch.planner.preview;

import dev.cinch.planner.lint.Finding;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.phase.ForeseenPhase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan would do on its target as that is now.
 *
 * @param objections what keeps it from starting; where there are any, nothing else can be foreseen
 * @param pointOfNoReturn the first phase that can't be taken back
 */
public record Preview(
    String migration,
    List<String> objections,
    List<ForeseenPhase> phases,
    @Nullable Phase pointOfNoReturn,
    Forecast forecast,
    List<Finding> findings) {

  public Preview {
    objections = List.copyOf(objections);
    phases = List.copyOf(phases);
    findings = List.copyOf(findings);
  }
}
