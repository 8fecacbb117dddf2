package dev.cinch.planner.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.planner.plan.Objection;
import dev.cinch.planner.plan.PlanReader;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others than the planner will need on the target is looked at before anything starts. */
class WorkerRightsIT {

  private static final String PLAN =
      """
      id: rights
      owner: team
      purpose: To be kept from beginning
      target: shop
      table: shop.item
      column: {name: code_upper, type: text}
      """;

  private static final String FILLED = PLAN + "sync: {forward: upper(code)}\n";
  private static final String CALLING = PLAN + "sync: {forward: tools.tidy(code)}\n";

  private final String name = "rights_" + UUID.randomUUID().toString().substring(0, 8);
  private final String workers = name + "_workers";
  private final String app = name + "_app";
  private StandingTarget target;

  @BeforeEach
  void create() throws SQLException {
    target =
        StandingTarget.of(
            """
            create schema shop;
            create schema tools;
            create table shop.item (id bigint, code text) partition by range (id);
            create table shop.item_1 partition of shop.item for values from (0) to (100);
            create table tools.item_2 partition of shop.item for values from (100) to (200);
            create function tools.tidy(text) returns text immutable language sql
              as 'select upper($1)';
            revoke execute on function tools.tidy from public;
            """);
    target.run(
        "create role " + workers,
        "create role " + app,
        "grant usage on schema shop to " + app,
        "revoke connect on database %s from public".formatted(target.database()));
  }

  @AfterEach
  void drop() throws SQLException {
    target.run("drop owned by %s, %s".formatted(workers, app));
    target.run("drop role %s, %s".formatted(workers, app));
    target.close();
  }

  @Test
  void namesEachRightThatTheWorkersRoleLacksAndTheGrantThatMendsItAllAtOnce() throws SQLException {
    target.run(
        "alter table tools.item_2 enable row level security",
        "grant select on shop.item_1 to " + workers,
        // what is granted on the parent does not count on the partition that a worker writes
        "grant select, update on shop.item to " + workers);

    assertThat(objections(FILLED))
        .containsExactly(
            "the workers' role %1$s may not connect to database %2$s; grant connect on database %2$s to %1$s"
                .formatted(workers, target.database()),
            "the workers' role %1$s may not look into schema shop; grant usage on schema shop to %1$s"
                .formatted(workers),
            "the workers' role %1$s may not look into schema tools; grant usage on schema tools to %1$s"
                .formatted(workers),
            "the workers' role %1$s lacks select, update on tools.item_2; grant select, update on tools.item_2 to %1$s"
                .formatted(workers),
            "the workers' role %1$s lacks update on shop.item_1; grant update on shop.item_1 to %1$s"
                .formatted(workers),
            "the workers' role %1$s would not see all rows of tools.item_2, which has row-level security; alter role %1$s bypassrls"
                .formatted(workers));
    assertThat(objections(PLAN)).as("where nothing is filled").isEmpty();

    carryOut(objections(FILLED));
    assertThat(objections(FILLED)).isEmpty();
  }

  @Test
  void namesEachWriterWhoseWritesWouldFailSinceItMayNotCallAFunctionOfThePlan()
      throws SQLException {
    carryOut(objections(FILLED));
    target.run("grant insert (code) on shop.item to " + app);

    assertThat(objections(CALLING))
        .containsExactly(
            "the workers' role %1$s may not call function tools.tidy(text), which the plan has called with the rights of whoever writes the table; grant execute on function tools.tidy(text) to %1$s"
                .formatted(workers),
            "role %1$s may not call function tools.tidy(text), which the plan has called with the rights of whoever writes the table; grant execute on function tools.tidy(text) to %1$s"
                .formatted(app),
            "role %1$s may not look into schema tools, whose function tools.tidy(text) the plan has called with the rights of whoever writes the table; grant usage on schema tools to %1$s"
                .formatted(app));

    carryOut(objections(CALLING));
    assertThat(objections(CALLING)).isEmpty();
  }

  @Test
  void saysThatTheWorkersRoleIsNotThere() {
    assertThat(
            new JdbcTargetFacts(target.targetsWithWorkers("nobody_" + name))
                .objections(new PlanReader().read(FILLED)))
        .extracting(Objection::message)
        .containsExactly(
            "target \"shop\" has no role nobody_%s, which is said to be the workers'; create it, or set cinch.targets.shop.workers to the role that they log in with"
                .formatted(name));
  }

  private void carryOut(List<String> objections) throws SQLException {
    for (String objection : objections) {
      target.run(objection.substring(objection.lastIndexOf("; ") + 2));
    }
  }

  private List<String> objections(String plan) {
    return new JdbcTargetFacts(target.targetsWithWorkers(workers))
        .objections(new PlanReader().read(plan)).stream().map(Objection::message).toList();
  }
}
