package dev.cinch.planner.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.planner.phase.ForeseenPhase;
import dev.cinch.planner.plan.Objection;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.PlanReader;
import dev.cinch.planner.step.TryLaterException;
import dev.cinch.stack.LocalStack;
import dev.cinch.stack.ServerKind;
import dev.cinch.stack.StackOptions;
import dev.cinch.target.TargetProperties;
import dev.cinch.target.TargetSettings;
import dev.cinch.target.Targets;
import dev.cinch.target.lock.LockPolicy;
import dev.cinch.target.lock.LockSafeRunner;
import dev.cinch.target.lock.Pause;
import dev.cinch.target.lock.StepFailedException;
import dev.cinch.target.lock.StepListener;
import dev.cinch.target.lock.StopSignal;
import dev.cinch.target.step.Step;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Targets that can't be changed as they are: each says why, and what mends it. */
class UnfitTargetIT {

  private static final Plan PLAN =
      new PlanReader()
          .read(
              """
              id: unfit
              owner: team
              purpose: To be kept from beginning
              target: shop
              table: shop.item
              column: {name: owner_key, type: bigint}
              replaces: owner
              sync: {forward: owner::bigint, backward: owner_key::integer}
              indexes: [{name: item_owner_key, columns: [owner_key]}]
              tighten:
                references: [{name: item_owner_fkey, table: shop.owner, column: id}]
              """);

  private final String role = "unfit_" + UUID.randomUUID().toString().substring(0, 8);
  private StandingTarget target;

  @BeforeEach
  void create() throws SQLException {
    target =
        StandingTarget.of(
            """
            create schema shop;
            create table shop.owner (id bigint primary key);
            create table shop.item (id bigint, owner integer) partition by range (id);
            create table shop.item_1 partition of shop.item for values from (0) to (100);
            """);
    target.run(
        "create role %s login password 'secret'".formatted(role),
        "create role %s_owner".formatted(role),
        "alter table shop.item owner to %s_owner".formatted(role),
        "alter table shop.item_1 owner to %s_owner".formatted(role),
        "revoke temporary on database %s from public".formatted(target.database()));
  }

  @AfterEach
  void drop() throws SQLException {
    target.run("drop owned by %1$s, %1$s_owner".formatted(role));
    target.run("drop role %1$s, %1$s_owner".formatted(role));
    target.close();
  }

  @Test
  void namesEachRightThatItsRoleLacksAndTheGrantThatMendsItAllAtOnce() throws SQLException {
    List<String> objections = objections();

    assertThat(objections)
        .containsExactly(
            "role %1$s may not look into schema shop; grant usage on schema shop to %1$s"
                .formatted(role),
            "role %1$s may not change table shop.item, which belongs to %1$s_owner; grant %1$s_owner to %1$s"
                .formatted(role),
            "role %1$s may not change table shop.item_1, which belongs to %1$s_owner; grant %1$s_owner to %1$s"
                .formatted(role),
            "role %1$s may not create anything in schema shop, where the sync function and indexes go; grant create on schema shop to %1$s"
                .formatted(role),
            "role %1$s may not create temporary objects in database %2$s, by which PostgreSQL reads the plan's expressions; grant temporary on database %2$s to %1$s"
                .formatted(role, target.database()),
            "role %1$s may not refer to table shop.owner; grant references on shop.owner to %1$s"
                .formatted(role));
  }

  @Test
  void isFitOnceTheGrantsThatItNamesAreThere() throws SQLException {
    for (String objection : objections()) {
      target.run(objection.substring(objection.lastIndexOf("; ") + 2));
    }

    assertThat(objections()).isEmpty();
    for (ForeseenPhase phase : Foreseen.phases(PLAN, new JdbcTargetFacts(ours()))) {
      for (Step step : phase.steps()) {
        run(step);
      }
    }
    target.run(
        "insert into shop.owner values (7)", "insert into shop.item (id, owner_key) values (1, 7)");
  }

  @Test
  void saysWhereAMemberOfTheOwnerDoesNotInheritItsRights() throws SQLException {
    target.run(
        "alter role %s noinherit".formatted(role),
        "grant %1$s_owner to %1$s".formatted(role),
        "grant usage, create on schema shop to " + role,
        "grant temporary on database %s to %s".formatted(target.database(), role),
        "grant references on shop.owner to " + role);

    assertThat(objections())
        .first()
        .asString()
        .endsWith(
            "; let the target's setting role name %s_owner, of which it is a member"
                .formatted(role));
  }

  @Test
  void saysThatTheDatabaseTakesNoWrite() throws SQLException {
    target.run(
        "alter database %s set default_transaction_read_only = on".formatted(target.database()));

    assertThat(objections())
        .containsExactly(
            "target \"shop\": it takes no write from role %1$s, since default_transaction_read_only is on (database); alter role %1$s in database %2$s set default_transaction_read_only = off"
                .formatted(role, target.database()));

    target.run(
        "set default_transaction_read_only = off",
        "alter database %s reset default_transaction_read_only".formatted(target.database()));
  }

  @Test
  void saysThatItIsAStandby() {
    StackOptions alone = StackOptions.temporary().only(ServerKind.POSTGRES);
    try (LocalStack primary = LocalStack.start(alone);
        LocalStack standby = LocalStack.start(StackOptions.standbyOf(primary.postgres()))) {
      Targets targets =
          targets(
              standby.postgres().jdbcUrl("postgres"),
              standby.postgres().user(),
              standby.postgres().password());

      assertThat(new JdbcTargetFacts(targets).objections(PLAN))
          .extracting(Objection::message)
          .containsExactly(
              "target \"shop\": it is a standby, which takes no write; give the planner the address of the primary");
    }
  }

  @Test
  void saysThatItHasNoConnectionLeft() throws SQLException {
    target.run("alter role %s connection limit 0".formatted(role));

    assertThatThrownBy(this::objections)
        .isInstanceOf(TryLaterException.class)
        .hasMessageContaining("Cannot connect to target \"shop\" as %s".formatted(role))
        .hasMessageContaining("too many connections for role")
        .hasMessageEndingWith(
            "; free connections, or raise max_connections or the connection limit of the role or the database");
  }

  @Test
  void saysThatItIsDown() {
    Targets away = targets("jdbc:postgresql://127.0.0.1:1/shop", "nobody", "");

    assertThatThrownBy(() -> new JdbcTargetFacts(away).objections(PLAN))
        .isInstanceOf(TryLaterException.class)
        .hasMessageContaining("Cannot connect to target \"shop\" as nobody")
        .hasMessageEndingWith("; check its address, its login and whether it accepts connections");
  }

  /** The fault is made by the server itself, at the end of what would have succeeded. */
  @Test
  void doesNothingByHalvesWhereItsDiskIsFullAndGoesOnOnceThereIsRoom() throws SQLException {
    for (String objection : objections()) {
      target.run(objection.substring(objection.lastIndexOf("; ") + 2));
    }
    Step addColumn = Foreseen.phases(PLAN, new JdbcTargetFacts(ours())).get(0).steps().get(0);
    target.run(
        """
        create function public.no_room() returns event_trigger language plpgsql as $$
        begin
          raise exception using errcode = 'disk_full',
            message = 'could not extend file: No space left on device';
        end $$
        """,
        "create event trigger no_room on ddl_command_end when tag in ('ALTER TABLE') execute function public.no_room()");

    assertThatThrownBy(() -> run(addColumn))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("No space left on device")
        .hasMessageEndingWith("; make room on the server's disk and resume");

    target.run("drop event trigger no_room");
    assertThat(objections()).as("nothing has come of it").isEmpty();
    run(addColumn);
    assertThat(objections())
        .containsExactly("table shop.item has a column owner_key already; choose another name");
  }

  private void run(Step step) {
    new LockSafeRunner(Clock.systemUTC(), Pause.SLEEP, new Random(), StopSignal.NEVER)
        .run(ours().get("shop"), PLAN.id(), step, LockPolicy.DEFAULT, StepListener.NONE);
  }

  private List<String> objections() {
    return new JdbcTargetFacts(ours()).objections(PLAN).stream().map(Objection::message).toList();
  }

  private Targets ours() {
    return target.targetsAs(role, "secret");
  }

  private static Targets targets(String url, String user, String password) {
    return new Targets(
        new TargetProperties(Map.of("shop", new TargetSettings(url, user, password, null, null))));
  }
}
