package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.range.CarryPass;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The work of each phase. */
public final class AllPhases {

  private final PhaseTools tools;
  private final VerifyPhase verify;
  private final Map<Phase, PhaseWork> works = new EnumMap<>(Phase.class);

  public AllPhases(
      PhaseTools tools,
      CarryPass carryPass,
      ProofByApplications proof,
      QueriesBeforeSwitch queries) {
    this.tools = tools;
    this.verify = new VerifyPhase(tools, carryPass, proof);
    List.of(
            new ExpandPhase(tools),
            new SyncPhase(tools),
            new BackfillPhase(tools, carryPass),
            verify,
            new IndexPhase(tools),
            new TightenPhase(tools),
            new SwitchPhase(tools, queries),
            new RetirePhase(tools))
        .forEach(work -> works.put(work.phase(), work));
  }

  PhaseTools tools() {
    return tools;
  }

  boolean isNeedless(Phase phase, Plan plan) {
    return of(phase).needlessBecause(plan).isPresent();
  }

  VerifyPhase verify() {
    return verify;
  }

  PhaseWork of(Phase phase) {
    PhaseWork work = works.get(phase);
    if (work == null) {
      throw new IllegalStateException("Cannot work on phase %s: nobody does".formatted(phase));
    }
    return work;
  }
}
