package dev.cinch.planner.phase;

import dev.cinch.planner.migration.Disclosure;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Transition;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.query.ComparedQueries;
import dev.cinch.target.TargetException;
import dev.cinch.target.query.QueryComparison;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has the queries that read the old column planned on the new one, before readers are told to
 * switch, and again from time to time as long as SWITCH waits: an index may have come.
 */
final class CompareReaders {

  private final PhaseTools tools;
  private final QueriesBeforeSwitch queries;

  CompareReaders(PhaseTools tools, QueriesBeforeSwitch queries) {
    this.tools = tools;
    this.queries = queries;
  }

  /** What to store of it; empty where nothing has come to be known. */
  Optional<Transition> compare(Migration migration) {
    Double most = migration.plan().exposure().readers().dearer();
    if (most == null || migration.plan().replaces().isEmpty()) {
      return Optional.empty();
    }
    ComparedQueries compared = newest(migration).orElseGet(() -> compared(migration, most));
    return isTold(migration, compared) ? Optional.empty() : Optional.of(tell(migration, compared));
  }

  /** What holds SWITCH back unless somebody approves; empty where nothing does. */
  Optional<String> against(Migration migration) {
    return queries
        .comparisons()
        .of(migration.id())
        .filter(compared -> !compared.dearer().isEmpty())
        .map(ComparedQueries::words);
  }

  /** For the record of SWITCH itself. */
  Map<String, String> evidence(Migration migration) {
    return queries.comparisons().of(migration.id()).map(ComparedQueries::evidence).orElse(Map.of());
  }

  private Optional<ComparedQueries> newest(Migration migration) {
    Instant oldest = tools.now().minus(queries.every());
    return queries
        .comparisons()
        .of(migration.id())
        .filter(compared -> compared.attempt() == migration.attempt())
        .filter(compared -> compared.at().isAfter(oldest));
  }

  private ComparedQueries compared(Migration migration, double most) {
    ComparedQueries compared =
        ComparedQueries.of(
            migration.id(), migration.attempt(), tools.now(), ask(migration.plan()), most);
    queries.comparisons().keep(compared);
    return compared;
  }

  private QueryComparison ask(Plan plan) {
    if (!plan.column().also().isEmpty()) {
      return unseen("what reads one column can't be rewritten to read several in its place");
    }
    if (plan.replaces().size() != 1) {
      return unseen("what reads several columns can't be rewritten to read one in their place");
    }
    try {
      return tools.target().compareQueries(plan);
    } catch (TargetException refused) {
      return unseen(String.valueOf(refused.getMessage()));
    }
  }

  private static QueryComparison unseen(String why) {
    return new QueryComparison(List.of(), List.of(), List.of(why));
  }

  private static boolean isTold(Migration migration, ComparedQueries compared) {
    return told(migration).equals(compared.evidence());
  }

  private static Map<String, String> told(Migration migration) {
    return migration.recordOf(Phase.SWITCH).evidence();
  }

  /** An approval from before anybody knew of dearer queries is no answer to them. */
  private Transition tell(Migration migration, ComparedQueries compared) {
    Disclosure disclosure =
        new Disclosure(migration, Phase.SWITCH, compared.words(), compared.evidence());
    boolean isNews = !compared.dearer().isEmpty() && ComparedQueries.areAllCheap(told(migration));
    return isNews ? disclosure.withApprovalTakenBack(tools.now()) : disclosure.told(tools.now());
  }
}
