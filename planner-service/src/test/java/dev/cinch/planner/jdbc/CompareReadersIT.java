package dev.cinch.planner.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.planner.SamplePlan;
import dev.cinch.planner.migration.CommitTransition;
import dev.cinch.planner.migration.HistoryEntry;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.PhaseStatus;
import dev.cinch.planner.migration.Traces;
import dev.cinch.planner.phase.AdvanceMigration;
import dev.cinch.planner.phase.AllPhases;
import dev.cinch.planner.phase.ExplainWait;
import dev.cinch.planner.phase.PhaseTools;
import dev.cinch.planner.phase.ProofByApplications;
import dev.cinch.planner.phase.QueriesBeforeSwitch;
import dev.cinch.planner.plan.PlanReader;
import dev.cinch.planner.query.ComparedQuery;
import dev.cinch.planner.query.ComparedQuery.Outcome;
import dev.cinch.planner.rehearsal.MeasureRehearsal;
import dev.cinch.planner.step.PhaseFailedException;
import dev.cinch.planner.step.RunSteps;
import dev.cinch.planner.step.TargetFacts;
import dev.cinch.planner.support.UntouchedTarget;
import dev.cinch.target.query.QueryComparison;
import dev.cinch.target.query.QueryComparison.PlannedTwice;
import dev.cinch.target.query.QueryComparison.Query;
import dev.cinch.target.query.QueryComparison.Unplanned;
import dev.cinch.target.query.QueryPlan;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What readers' queries come to on the new column decides whether an automatic switch goes on. */
class CompareReadersIT {

  private static final String STANDS =
      "approval of SWITCH; 1 of 3 statements that read the old column get much dearer on the new one: 20541 in place of 8, called 9 times by app: select dear; of 1 it is UNKNOWN; 2 statements are hidden";

  private static final QueryComparison DEARER =
      new QueryComparison(
          List.of(planned("select cheap", 9_000, 9_900), planned("select dear", 8.3, 20_541)),
          List.of(new Unplanned(new Query("app", 7, "select odd"), "it is odd")),
          List.of("2 statements are hidden"));
  private static final QueryComparison CHEAP =
      new QueryComparison(List.of(planned("select dear", 8.3, 8.4)), List.of(), List.of());

  private final BookKeeping books = new BookKeeping("unused");
  private final PlannerDatabase database = books.database;
  private Instant now = PlannerDatabase.NOW;
  private QueryComparison answer = DEARER;
  private int asked;

  @Test
  void holdsAnAutomaticSwitchBackAndTellsItOnce() {
    beforeSwitch("held", SamplePlan.YAML);

    advance("held");
    advance("held");

    assertThat(find("held").statusOf(Phase.SWITCH)).isEqualTo(PhaseStatus.PENDING);
    assertThat(waitsFor("held")).hasValue(STANDS);
    assertThat(disclosures("held"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat("approval of SWITCH; " + entry.reason()).isEqualTo(STANDS);
              assertThat(entry.evidence())
                  .containsEntry("queries", "3")
                  .containsEntry("queries_dearer", "1")
                  .containsEntry("queries_unknown", "1")
                  .containsEntry("queries_unseen", "2 statements are hidden");
            });
    assertThat(asked).isEqualTo(1);
    assertThat(new JdbcQueryComparisons(database.client).of("held").orElseThrow().queries())
        .extracting(ComparedQuery::outcome)
        .containsExactly(Outcome.DEARER, Outcome.UNKNOWN, Outcome.NOT_DEARER);
  }

  @Test
  void letsItGoOnOnceSomebodyApproves() {
    beforeSwitch("approved", SamplePlan.YAML);
    advance("approved");
    database.save(find("approved").approve(Phase.SWITCH, now));

    advance("approved");

    assertThat(find("approved").statusOf(Phase.SWITCH)).isEqualTo(PhaseStatus.FAILED);
    assertThat(find("approved").recordOf(Phase.SWITCH).reason())
        .as("it ran, on a target that is none")
        .isEqualTo("nobody's target");
  }

  @Test
  void takesAnApprovalBackThatWasGivenBeforeAnybodyKnew() {
    beforeSwitch("too-early", SamplePlan.YAML.replace("automatic", "manual"));
    database.save(find("too-early").approve(Phase.SWITCH, now));

    advance("too-early");

    assertThat(waitsFor("too-early")).hasValue(STANDS);
    database.save(find("too-early").approve(Phase.SWITCH, now));
    now = now.plus(Duration.ofHours(1));
    advance("too-early");
    assertThat(find("too-early").statusOf(Phase.SWITCH))
        .as("who approves once it is known is not asked again")
        .isEqualTo(PhaseStatus.FAILED);
  }

  @Test
  void looksAgainLaterAndGoesOnOnceAnIndexHasCome() {
    beforeSwitch("mended", SamplePlan.YAML);
    advance("mended");
    answer = CHEAP;
    now = now.plus(Duration.ofMinutes(4));
    advance("mended");
    assertThat(find("mended").statusOf(Phase.SWITCH)).isEqualTo(PhaseStatus.PENDING);

    now = now.plus(Duration.ofMinutes(1));
    advance("mended");

    assertThat(find("mended").statusOf(Phase.SWITCH)).isEqualTo(PhaseStatus.FAILED);
    assertThat(disclosures("mended"))
        .extracting(entry -> entry.evidence().get("queries_dearer"))
        .containsExactly("1", "0");
  }

  @Test
  void comparesNothingWhereThePlanSaysSo() {
    beforeSwitch("off", SamplePlan.YAML.replace("by: automatic", "by: automatic\n  dearer: 'off'"));

    advance("off");

    assertThat(asked).isZero();
    assertThat(find("off").statusOf(Phase.SWITCH)).isEqualTo(PhaseStatus.FAILED);
  }

  @Test
  void takesThePlansWordForWhatIsMuch() {
    beforeSwitch(
        "bears-much", SamplePlan.YAML.replace("by: automatic", "by: automatic\n  dearer: 900000%"));

    advance("bears-much");

    assertThat(find("bears-much").statusOf(Phase.SWITCH)).isEqualTo(PhaseStatus.FAILED);
  }

  private static PlannedTwice planned(String text, double before, double after) {
    return new PlannedTwice(
        new Query("app", 9, text),
        new QueryPlan(before, "Index Scan"),
        new QueryPlan(after, "Scan"));
  }

  private void beforeSwitch(String id, String yaml) {
    Migration migration =
        database.start(
            new PlanReader().read(yaml.replace("id: orders-reference-text", "id: " + id)));
    while (!migration.phaseAtHand().equals(Optional.of(Phase.SWITCH))) {
      migration = database.save(migration.skip(migration.phaseAtHand().orElseThrow(), "test", now));
    }
  }

  private List<HistoryEntry> disclosures(String id) {
    return database.migrations.history(id).stream()
        .filter(entry -> entry.evidence().containsKey("queries"))
        .filter(entry -> "PENDING".equals(entry.after()))
        .toList();
  }

  private Migration find(String id) {
    return database.migrations.find(id).orElseThrow();
  }

  private Optional<String> waitsFor(String id) {
    return waits(phases()).of(find(id));
  }

  private void advance(String id) {
    AllPhases phases = phases();
    CommitTransition commit =
        new CommitTransition(
            database.transactions,
            database.migrations,
            transition -> {},
            database.queues,
            woken -> {});
    MeasureRehearsal measure =
        new MeasureRehearsal(new UntouchedTarget(), new JdbcReadings(database.client), clock());
    new AdvanceMigration(database.migrations, commit, phases, waits(phases), measure).advance(id);
  }

  private ExplainWait waits(AllPhases phases) {
    return new ExplainWait(
        phases,
        database.queues,
        new JdbcVerdicts(database.client),
        new JdbcStandstills(database.client),
        database.migrations);
  }

  private AllPhases phases() {
    RunSteps steps =
        new RunSteps(
            new UntouchedTarget(),
            new JdbcStepRuns(database.client),
            new JdbcStandstills(database.client),
            database.migrations);
    return new AllPhases(
        new PhaseTools(steps, target(), new JdbcPortraits(database.client), Traces.NONE, clock()),
        books.carryPass(),
        new ProofByApplications(new NoSnapshots(), new JdbcForgetfulWriters(database.client)),
        new QueriesBeforeSwitch(new JdbcQueryComparisons(database.client), Duration.ofMinutes(5)));
  }

  /** Tells what queries come to, and no more. */
  private TargetFacts target() {
    return TargetFacts.class.cast(
        Proxy.newProxyInstance(
            TargetFacts.class.getClassLoader(),
            new Class<?>[] {TargetFacts.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("compareQueries")) {
                asked++;
                return answer;
              }
              throw new PhaseFailedException("nobody's target");
            }));
  }

  private Clock clock() {
    return Clock.fixed(now, ZoneOffset.UTC);
  }
}
