package dev.cinch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.cli.service.HttpPlanner;
import dev.cinch.cli.service.ServiceRefusedException;
import dev.cinch.shop.ShopDatabase;
import dev.cinch.stack.LocalStack;
import dev.cinch.stack.PostgresEndpoint;
import dev.cinch.stack.ServerKind;
import dev.cinch.stack.StackOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code cinch run} on a PostgreSQL that is none of its own, as a role that owns the table only.
 */
class RunIT {

  private static final int ORDERS = 50_000;

  private static final Pattern PLANNER = Pattern.compile("CINCH_PLANNER=(\\S+)");

  private static final String PLAN =
      """
      id: orders-reference-text
      owner: team-orders
      purpose: References of partners hold letters
      target: Orders_eu-1
      table: public.orders
      column:
        name: reference_text
        type: text
      replaces: reference
      sync:
        mode: trigger
        forward: reference::text
        backward: reference_text::integer
      backfill:
        rows-per-second: %d
      tighten:
        not-null: true
      switch:
        by: manual
        settle: 1s
      gate:
        quiet: 1s
      retire:
        replaced: drop
      """;

  private static final String OURS =
      """
      select count(*)
        from (select 1 from pg_trigger where not tgisinternal
              union all
              select 1 from pg_proc where pronamespace = 'public'::regnamespace and proname like '%cinch%'
              union all
              select 1 from pg_description where description like '%cinch%'
              union all
              select 1 from pg_class where relnamespace = 'public'::regnamespace
                 and relkind in ('r', 'm') and relname <> 'orders') as found
      """;

  private static final String COLUMNS =
      """
      select string_agg(attname, ', ' order by attnum)
        from pg_attribute
       where attrelid = 'orders'::regclass and attnum > 0 and not attisdropped
      """;

  private static LocalStack theirs;

  private final Path folder;
  private final Path state;
  private ShopDatabase shop = new ShopDatabase("", "", "");

  RunIT(@TempDir Path folder) {
    this.folder = folder;
    this.state = folder.resolve("state");
  }

  @BeforeAll
  static void startTheirs() {
    theirs = LocalStack.start(StackOptions.temporary().only(ServerKind.POSTGRES));
  }

  @AfterAll
  static void stopTheirs() {
    theirs.close();
  }

  @BeforeEach
  void openShop() {
    PostgresEndpoint postgres = theirs.postgres();
    String url = postgres.createDatabase("shop");
    String owner = url.substring(url.lastIndexOf('/') + 1) + "_owner";
    ShopDatabase all = new ShopDatabase(url, postgres.user(), postgres.password());
    all.execute("create role %s login password 's3cret'".formatted(owner));
    all.execute("grant create on schema public to " + owner);
    all.execute("grant pg_read_all_stats to " + owner);
    all.execute("create extension pg_stat_statements");
    shop = new ShopDatabase(url, owner, "s3cret").create(ORDERS);
  }

  @Test
  void carriesAPlanThroughAndLeavesNothingBehind() throws Exception {
    try (CinchProcess run = run(1_000_000, "--yes")) {
      run.awaitSaying("BACKFILL  RUNNING");
      Set<ProcessHandle> children = run.children();
      assertThat(state.resolve("cinch/runs/orders-reference-text/token")).isRegularFile();
      assertStrangersAreSentAway(run);

      assertThat(run.awaitEnd()).as(() -> run.output()).isZero();

      assertThat(run.output())
          .contains("No way back  from RETIRE on", "RETIRE    DONE", "The migration is COMPLETED.");
      run.assertNothingIsLeft(children);
    }
    assertThat(state.resolve("cinch")).doesNotExist();
    assertMigrated();
  }

  @Tag("long")
  @Test
  void tellsAllThatHappensInJsonWhereThatIsWanted() throws Exception {
    try (CinchProcess run = run(1_000_000, "--yes", "--json")) {
      assertThat(run.awaitEnd()).as(() -> run.output()).isZero();

      List<JsonNode> events =
          run.output()
              .lines()
              .filter(line -> line.startsWith("{"))
              .map(JsonMapper.shared()::readTree)
              .toList();
      assertThat(events).first().returns("preview", event -> event.path("event").asString());
      assertThat(events)
          .extracting(event -> event.path("event").asString())
          .contains("history", "migration");
      assertThat(events.get(events.size() - 1).toString()).contains("COMPLETED");
    }
    assertMigrated();
  }

  @Tag("wide")
  @Test
  void whatSpeaksAgainstItIsSaidBeforeAnythingStarts() throws Exception {
    shop.execute("alter table orders add column reference_text text");
    try (CinchProcess run = run(1_000_000, "--yes")) {
      assertThat(run.awaitEnd()).isEqualTo(1);
      assertThat(run.output())
          .contains("has a column reference_text already")
          .doesNotContain("EXPAND    RUNNING");
    }
    assertThat(state.resolve("cinch")).doesNotExist();
  }

  @Tag("long")
  @Test
  void eventsOfAnotherBrokerAreNotItsOwn() throws Exception {
    Path plan =
        Files.writeString(
            folder.resolve("plan.yml"),
            PLAN.formatted(1_000_000)
                + """
                events:
                  - topic: shop.orders
                    subject: shop.orders-value
                    field: reference_text
                    change: add-field
                """);
    try (CinchProcess run = start(plan, "--yes")) {
      assertThat(run.awaitEnd()).isEqualTo(1);
      assertThat(run.output()).contains("run it on the planner there, with --planner");
    }
    assertThat(state.resolve("cinch")).doesNotExist();
  }

  @Test
  @Tag("long")
  void goesOnAfterAKillAndAfterCtrlC() throws Exception {
    List<Set<ProcessHandle>> all = new ArrayList<>();
    for (String signal : List.of("KILL", "INT")) {
      try (CinchProcess run = run(5_000, "--yes")) {
        run.awaitSaying("pass 1, ");
        Set<ProcessHandle> children = run.children();
        run.signal(signal);
        run.awaitEnd();
        run.assertNothingIsLeft(children);
        all.add(children);
      }
      assertThat(state.resolve("cinch/runs/orders-reference-text/target")).exists();
    }
    try (CinchProcess run = run(5_000, "--yes")) {
      assertThat(run.awaitEnd()).as(() -> run.output()).isZero();
      assertThat(run.output())
          .contains("A run of this plan was interrupted; it goes on.", "is COMPLETED")
          .containsOnlyOnce("BACKFILL  RUNNING")
          .containsOnlyOnce("EXPAND    DONE");
    }
    assertThat(state.resolve("cinch")).doesNotExist();
    assertMigrated();
  }

  @Test
  @Tag("long")
  void whatWasInterruptedCanBeTakenBack() throws Exception {
    try (CinchProcess run = run(5_000, "--yes")) {
      run.awaitSaying("pass 1, ");
      run.signal("KILL");
      run.awaitEnd();
    }
    try (CinchProcess run = run(5_000, "--yes", "--rollback")) {
      assertThat(run.awaitEnd()).as(() -> run.output()).isZero();
      assertThat(run.output()).contains("is ROLLED_BACK");
    }
    assertThat(state.resolve("cinch")).doesNotExist();
    assertThat(shop.ask(COLUMNS)).contains("reference").doesNotContain("reference_text");
    assertThat(shop.ask(OURS)).isEqualTo("0");
  }

  private static void assertStrangersAreSentAway(CinchProcess run) {
    Matcher planner = PLANNER.matcher(run.output());
    assertThat(planner.find()).isTrue();
    assertThatThrownBy(() -> new HttpPlanner(URI.create(planner.group(1))).migration("x"))
        .isInstanceOf(ServiceRefusedException.class)
        .hasMessageContaining("token");
  }

  private void assertMigrated() {
    assertThat(shop.ask(COLUMNS)).contains("reference_text").doesNotContain("reference,");
    assertThat(shop.ask("select count(*) from orders where reference_text is not null"))
        .isEqualTo(String.valueOf(ORDERS));
    assertThat(shop.ask(OURS)).isEqualTo("0");
  }

  private CinchProcess run(int rowsPerSecond, String... more) throws IOException {
    return start(
        Files.writeString(folder.resolve("plan.yml"), PLAN.formatted(rowsPerSecond)), more);
  }

  private CinchProcess start(Path plan, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("run", plan.toString(), "--target", shop.url(), "--user", shop.user()));
    arguments.addAll(List.of(more));
    return CinchProcess.start(
        folder,
        Map.of("PGPASSWORD", shop.password(), "XDG_STATE_HOME", state.toString()),
        arguments.toArray(String[]::new));
  }
}
