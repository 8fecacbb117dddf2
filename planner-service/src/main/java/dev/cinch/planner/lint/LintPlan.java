package dev.cinch.planner.lint;

import dev.cinch.planner.plan.Places;
import dev.cinch.planner.plan.Plan;
import java.util.Comparator;
import java.util.List;

/** Looks at a plan and its target for all that is known to hurt. */
public final class LintPlan {

  private static final List<Rule> RULES =
      List.of(
          new EachColumn(new UnsafeType()),
          new SmallKey(),
          new EachColumn(new DomainWithConstraints()),
          new EachColumn(new ReservedName()),
          new WideIndex(),
          new HashIndex(),
          new DuplicateIndex(),
          new ReferenceTypes(),
          new UnknownReference(),
          new UnindexedReference(),
          new Dependents(),
          new GoesToo(),
          new FreeType(),
          new EachColumn(new EnumType()),
          new NullReaders(),
          new BothDefaults(),
          new InvalidIndex(),
          new TableQueue(),
          new KeyNearItsEnd(),
          new OneWaySwitch(),
          new UnseenQueries(),
          new WritersOfBoth(),
          new RowSecurity(),
          new FiringTriggers(),
          new Publications(),
          new PublishedColumns(),
          new NoReplicaIdentity(),
          new Replicas(),
          new UnknownSlot(),
          new OptimisticBystanders(),
          new PartitionKeyUnique(),
          new UnsupportedServer(),
          new Replica());

  /** Every finding, the worst first. */
  public List<Finding> lint(Plan plan, TargetPicture target) {
    Places places = plan.text().places();
    return RULES.stream()
        .flatMap(rule -> rule.look(plan, target).map(advice -> finding(rule, advice, places)))
        .sorted(Comparator.comparing(Finding::severity))
        .toList();
  }

  /** The ids of all rules. */
  public static List<String> rules() {
    return RULES.stream().map(Rule::id).toList();
  }

  private static Finding finding(Rule rule, Advice advice, Places places) {
    return new Finding(
        rule.id(),
        advice.severity(),
        advice.path(),
        places.at(advice.path()),
        advice.reason(),
        advice.remedy());
  }
}
