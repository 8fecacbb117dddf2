package dev.cinch.planner.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cinch.browser.Browser;
import dev.cinch.planner.support.Api;
import dev.cinch.planner.support.KnownChecker;
import dev.cinch.planner.support.Plans;
import dev.cinch.planner.support.RunningPlanner;
import dev.cinch.stack.access.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;

/** The dashboard in a real browser, by clicks and by keys. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardIT {

  private static final RunningPlanner PLANNER = RunningPlanner.shared();
  private static final Duration SOON = Duration.ofSeconds(20);

  /** The browser tells of each answer that is a refusal, also where the page deals with it. */
  private static final String REFUSAL = ".*/api/.* - Failed to load resource: .* (401|422) .*";

  private static final String OF_THE_SCAN = "willReadFrequently";

  private final Api otto = new Api(PLANNER.address(), Tokens.OPERATOR);
  private Browser browser;

  @SuppressWarnings("NullAway.Init")
  DashboardIT() {}

  @BeforeAll
  void open() {
    assumeTrue(Browser.isInstalled(), "no chromium with its driver is installed here");
    browser = Browser.open();
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void signOut() {
    browser.resize(1280, 900).prefer("light").go(PLANNER.address());
    browser.run("sessionStorage.clear()");
    browser.complaints();
  }

  @AfterEach
  void nothingIsComplainedOf() {
    assertThat(browser.complaints())
        .filteredOn(complaint -> !complaint.matches(REFUSAL) && !complaint.contains(OF_THE_SCAN))
        .isEmpty();
  }

  @Test
  void asksForATokenAndSaysWhyOneDoesNotCount() {
    browser.go(PLANNER.address());
    browser.find("#token").sendKeys("nobody's" + Keys.ENTER);
    assertThat(browser.find(".error").getText()).contains("its token does not count");
    browser.find("#token").sendKeys(Tokens.VIEWER + Keys.ENTER);
    assertThat(browser.find(".caller").getText()).startsWith("vera, viewer");
    assertThat(browser.count("nav a[href='#/new']")).isZero();
    browser.find(".connection.live");
  }

  @Test
  void loadsNothingThatItDoesNotBring() throws IOException, InterruptedException {
    for (String path :
        List.of(
            "/",
            "/dashboard/main.js",
            "/dashboard/lib/lit-html/lit-html.js",
            "/dashboard/lib/chart.js/chart.umd.min.js")) {
      HttpResponse<String> file = file(path);
      assertThat(file.statusCode()).as(path).isEqualTo(200);
      assertThat(file.headers().firstValue("Content-Security-Policy").orElse(""))
          .as(path)
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(file.headers().firstValue("Cache-Control")).as(path).hasValue("no-cache");
      assertThat(file.headers().firstValue("ETag").isPresent())
          .as(path)
          .isEqualTo(path.startsWith("/dashboard"));
    }
    assertThat(file("/").body()).doesNotContain("http:", "https:", "<style", "onclick");
  }

  private static HttpResponse<String> file(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(PLANNER.address().resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void listsMigrationsAndKeepsItsFiltersInTheAddress() {
    started("listed-one");
    started("listed-two");
    signedIn(Tokens.VIEWER, "");
    browser.find("tbody th a", "listed-one");
    browser.find("input[type=search]").sendKeys("listed-two");
    await().atMost(SOON).until(() -> browser.count("tbody tr") == 1);

    assertThat(browser.address()).endsWith("#/migrations?text=listed-two");
    signedIn(Tokens.VIEWER, "#/migrations?text=listed-one");
    assertThat(browser.find("tbody th a", "listed-").getText()).isEqualTo("listed-one");
    assertThat(browser.count("tbody tr")).isEqualTo(1);
  }

  @Test
  void showsWhoReadsWhatAndTakesAnOwnersAnswer() {
    signedIn(Tokens.OPERATOR, "#/contracts");
    browser.find(".matrix th code", "shop.customers-value");
    assertThat(browser.find(".matrix tbody tr", "billing").getText())
        .contains("team-billing, production", "BLOCKED", "orders-tier", "57 old records to go");
    browser.find("input[type=search]").sendKeys("ledger");
    await().atMost(SOON).until(() -> browser.count(".matrix tbody tr") == 1);
    assertThat(browser.address()).endsWith("#/contracts?text=ledger");

    signedIn(Tokens.OPERATOR, "#/contracts/billing");
    assertThat(browser.find(".notice", "TIGHTEN waits for billing").getText())
        .contains("require field tier", "Answer READY or OBJECT", "tier: + <b>int</b>");
    browser.click(".notice button", "Object");
    assertThat(browser.find(".error").getText()).contains("an objection needs a reason");
    browser.find(".notice input").sendKeys("we are ready");
    browser.click(".notice button", "Ready");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(KnownChecker.taken())
                    .anyMatch(
                        answer ->
                            answer.contains("\"actor\":\"otto\"")
                                && answer.contains("we are ready")));
  }

  @Test
  void showsWhatTheCheckerHasNewWithoutBeingAsked() {
    signedIn(Tokens.VIEWER, "#/contracts");
    browser.find(".matrix tbody tr", "57 old records to go");
    try {
      KnownChecker.showsLag(31);
      browser.find(".matrix tbody tr", "31 old records to go");

      signedIn(Tokens.VIEWER, "#/contracts/billing");
      browser.find(".standing", "31 old records to go");
      KnownChecker.showsLag(4);
      browser.find(".standing", "4 old records to go");
    } finally {
      KnownChecker.showsLag(57);
    }
  }

  @Test
  void followsAMigrationAndCommandsIt() {
    started("followed");
    PLANNER.inItsDatabase(
        "update pass set limited_by = 'lock waiters 4 > 3' where migration = 'followed'");
    signedIn(Tokens.OPERATOR, "#/migrations/followed");
    browser.find(".phase.running", "BACKFILL");
    assertThat(browser.find(".map canvas").getAttribute("aria-label"))
        .startsWith("Ranges of BACKFILL, pass 1: 1 given");
    browser.find(".chart canvas[aria-label*='replicas are 0.0 s behind']");
    browser.find(".chart .legend li", "replica lag 0.0 s");
    browser.find(".chart .legend li", "pace held: lock waiters 4 > 3");

    browser.click("[aria-labelledby=steps] tr:last-child summary", "SQL");
    browser.find("[aria-labelledby=steps] tr:last-child pre", "add column");
    browser.click("main .buttons button", "Pause");
    assertThat(browser.find("dialog #command-says").getText()).contains("within one slice");
    browser.find("dialog #reason").sendKeys("lunch");
    browser.click("dialog button[type=submit]", "Pause");

    browser.find(".head .state", "paused");
    assertThat(browser.find(".history li", "lunch").getText()).contains("by otto");
    browser.click("main .buttons button", "Resume");
    browser.click("dialog button[type=submit]", "Resume");
    browser.find(".head .state", "active");
  }

  @Tag("wide")
  @Test
  void showsHowLongAStepWaitedAndForWhom() throws SQLException {
    PLANNER.withTable("held_up");
    try (Connection holder = PLANNER.connectToItsTarget("<u>report</u>");
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("lock table held_up in access share mode");
      assertThat(otto.start(Plans.plan("held-up")).status()).isEqualTo(201);
      await().atMost(SOON).until(() -> isSomebodyWaiting(statement));
      await("the try is given up").atMost(SOON).until(() -> !isSomebodyWaiting(statement));
      holder.rollback();
    }
    signedIn(Tokens.VIEWER, "#/migrations/held-up");

    assertThat(browser.find("[aria-labelledby=steps] tr", "<u>report</u>").getText())
        .containsPattern("waited 0\\.\\d s for .*<u>report</u>");
  }

  private static boolean isSomebodyWaiting(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "select exists (select 1 from pg_locks where not granted and relation = 'held_up'::regclass)")) {
      return row.next() && row.getBoolean(1);
    }
  }

  @Tag("wide")
  @Test
  void takesAMigrationBackAndGivesAnotherUp() {
    started("taken-back");
    started("given-up");
    signedIn(Tokens.OPERATOR, "#/migrations/taken-back");
    browser.click("main .buttons button", "Roll back");
    assertThat(browser.find("dialog #command-says").getText()).contains("as it was before");
    browser.click("dialog button[type=submit]", "Roll back");
    browser.find(".head .state", "rolled back");
    browser.find(".phase.undone", "EXPAND");

    browser.go(URI.create(PLANNER.address() + "/#/migrations/given-up"));
    browser.find("h1", "given-up");
    browser.click("main .buttons button", "Abort");
    browser.click("dialog button", "Leave it");
    browser.click("main .buttons button", "Abort");
    browser.click("dialog button[type=submit]", "Abort");
    browser.find(".head .state", "aborted");
    assertThat(browser.count("main .buttons button")).isZero();
  }

  @Tag("wide")
  @Test
  void namesTheRowsThatCannotBeFilled() {
    started("with-bad-rows");
    PLANNER.inItsDatabase(
        """
        insert into bad_row (migration, pass, range, leaf_schema, leaf_name, key, sql_state, message,
                             worker, found_at)
        select migration, pass.id, page_range.id, 'public', 'with_bad_rows', 'id <4>', '22P02',
               'invalid input syntax', 'w/1', now()
          from page_range join pass on pass.id = page_range.pass
         where migration = 'with-bad-rows'
        """);
    signedIn(Tokens.VIEWER, "#/migrations/with-bad-rows");

    assertThat(browser.find("[aria-labelledby=bad-rows] tbody tr", "id <4>").getText())
        .contains("with_bad_rows", "invalid input syntax", "22P02");
  }

  @Tag("wide")
  @Test
  void takesAPlanFromAFile(@TempDir Path folder) throws IOException {
    PLANNER.withTable(Plans.table("from-a-file"));
    Path file = Files.writeString(folder.resolve("plan.yml"), Plans.plan("from-a-file"));
    signedIn(Tokens.OPERATOR, "#/new");
    browser.find("input[type=file]").sendKeys(file.toString());

    browser.click("button[type=submit]:enabled", "Start the migration");
    browser.find("h1", "from-a-file");
  }

  @Tag("wide")
  @Test
  void showsWhatOthersDoWithoutBeingAsked() {
    started("watched");
    signedIn(Tokens.VIEWER, "#/migrations/watched");
    browser.find(".phase.running", "BACKFILL");
    assertThat(browser.count("main .buttons button")).isZero();

    otto.command("watched", "{\"kind\": \"PAUSE\", \"reason\": \"<b>from outside</b>\"}");

    browser.find(".head .state", "paused");
    browser.find(".history li", "<b>from outside</b>");
  }

  @Test
  void isWorkedByKeysAlone() {
    started("by-keys");
    signedIn(Tokens.OPERATOR, "#/migrations?text=by-keys");
    browser.find("tbody th a", "by-keys");
    tabTo("by-keys").sendKeys(Keys.ENTER);
    await().atMost(SOON).until(() -> browser.focused().getText().equals("by-keys"));
    browser.find("main .buttons button", "Pause");
    tabTo("Pause").sendKeys(Keys.ENTER);
    browser.find("dialog #reason");
    await().atMost(SOON).until(() -> "reason".equals(browser.focused().getAttribute("id")));
    browser.focused().sendKeys("by keys" + Keys.ENTER);
    browser.find(".head .state", "paused");
  }

  private WebElement tabTo(String text) {
    for (int tabs = 0; tabs < 60; tabs++) {
      browser.focused().sendKeys(Keys.TAB);
      if (browser.focused().getText().equals(text)) {
        return browser.focused();
      }
    }
    throw new AssertionError("Cannot reach " + text + " by tabs");
  }

  @Test
  void previewsAPlanWhileItIsWrittenAndStartsIt() {
    PLANNER.withTable(Plans.table("written"));
    signedIn(Tokens.OPERATOR, "#/new");
    browser.find("#plan").sendKeys("id: written\n");
    browser.find("section .error", "Cannot");
    browser.run("document.querySelector('#plan').value = ''");
    browser.find("#plan").sendKeys(Plans.plan("written"));
    browser.find("section h3", "EXPAND");
    browser.click("section .steps summary", "SQL");
    browser.find("section pre", "add column");
    browser.find(".figures div", "ranges");

    browser.click("button[type=submit]:enabled", "Start the migration");

    browser.find("h1", "written");
    assertThat(browser.address()).endsWith("#/migrations/written");
  }

  @Tag("wide")
  @Test
  void beginsWithAnExampleAndLeadsToTheLineOfAFinding() {
    signedIn(Tokens.OPERATOR, "#/new");
    browser.click("main button", "Begin with an example");
    browser.find("section .error", "has no table public.orders");
    assertThat(browser.count("button[type=submit]:enabled")).isZero();
    browser.run(
        "document.querySelector('#plan').value = 'id: written\\nowner: a\\ncolour: red\\n'");
    browser.find("#plan").sendKeys(" ");
    browser.find(".finding", "colour").findElement(By.tagName("button")).click();

    assertThat(
            browser.run(
                """
                const field = document.activeElement;
                return field.value.substring(field.selectionStart, field.selectionEnd)
                """))
        .isEqualTo("colour: red");
  }

  @Tag("wide")
  @Test
  void letsAnApproverAloneOverrideAFindingOfTheGate() {
    atTheGate("overridden");
    signedIn(Tokens.OPERATOR, "#/migrations/overridden");
    browser.find(".finding.blocked", "select * from <b>report</b>");
    browser.find(".said .waits", "waits for the gate: 2 findings of 3 speak against it");
    assertThat(browser.count(".finding button")).isZero();

    signedIn(Tokens.APPROVER, "#/migrations/overridden");
    browser
        .find(".finding.blocked", "select * from <b>report</b>")
        .findElement(By.tagName("button"))
        .click();
    assertThat(browser.find("#override-says").getText())
        .contains("no longer keeps RETIRE from beginning", "name anna and the owner");
    browser.click("#override button", "Override it");
    assertThat(browser.focused().getAttribute("id"))
        .as("what is required has to be said")
        .isEqualTo("override-reason");
    browser.find("#override-reason").sendKeys("the report is run by hand");
    browser.find("#override-owner").sendKeys("team-bi");
    browser.find("#override-hours").sendKeys("8 hours");
    browser.click("#override button", "Override it");

    browser.find(".history li", "the report is run by hand");
    JsonNode kept = otto.get("/api/migrations/overridden/history").json();
    JsonNode evidence =
        kept.valueStream()
            .filter(entry -> entry.path("what").asString().equals("overridden"))
            .findFirst()
            .orElseThrow()
            .path("evidence");
    assertThat(evidence.toString())
        .contains("database.statements", "select * from <b>report</b>", "team-bi");
    assertThat(
            Duration.between(Instant.now(), Instant.parse(evidence.path("expires_at").asString())))
        .isBetween(Duration.ofHours(7), Duration.ofHours(9));
  }

  @Tag("wide")
  @Test
  void showsWhatReadersQueriesComeToAndWhoLeavesTheNewColumnOut() {
    atTheGate("compared");
    PLANNER.inItsDatabase(
        """
        insert into query_comparison (migration, attempt, compared_at, queries, unseen)
        values ('compared', 1, now(),
                '[{"role": "app", "calls": 81204, "statement": "select <i>id</i> where a = ?",
                   "outcome": "DEARER", "reason": null,
                   "before": {"cost": 8.3, "outline": "Index Scan"},
                   "after": {"cost": 20541.0, "outline": "Seq Scan"}},
                  {"role": "app", "calls": 1, "statement": "select 2", "outcome": "NOT_DEARER",
                   "reason": null, "before": {"cost": 1, "outline": "x"},
                   "after": {"cost": 1, "outline": "x"}}]',
                '["2 statements are hidden"]')
        """);
    PLANNER.inItsDatabase(
        """
        insert into forgetful_writer
        values ('compared', 'shop_app', 'till', '10.0.0.7', 'insert into compared', now(), now())
        """);
    signedIn(Tokens.VIEWER, "#/migrations/compared");

    assertThat(browser.find("[aria-labelledby=queries] tr", "select <i>id</i>").getText())
        .contains("dearer", "20,541", "81,204", "app");
    browser.find("[aria-labelledby=queries] .limit", "2 statements are hidden");
    browser.click("[aria-labelledby=queries] tr summary", "Plans");
    browser.find("[aria-labelledby=queries] pre", "Seq Scan");
    browser.find("[aria-labelledby=queries] summary", "1 statement gets no dearer");
    assertThat(browser.find("[aria-labelledby=writers] li", "till").getText())
        .contains("shop_app", "10.0.0.7", "insert into compared");
  }

  @Tag("wide")
  @Test
  void showsInTheListWhatStandsAtAGateOrHasFailed() {
    atTheGate("standing-still");
    signedIn(Tokens.VIEWER, "#/migrations?text=standing-still");

    browser.find("tbody td[data-label=Phases]", "RETIRE, gated");
    assertThat(browser.find("tbody .small-rail").getAttribute("aria-label"))
        .isEqualTo("RETIRE gated, 7 of 8 phases done");
    assertThat(browser.count("tbody .small-rail .current.gated")).isEqualTo(1);
  }

  /** One before RETIRE, of which the gate has said what speaks against it. */
  private void atTheGate(String id) {
    started(id);
    PLANNER.inItsDatabase(
        """
        update migration_phase
           set status = case phase when 'RETIRE' then 'GATED' else 'DONE' end, since = now()
         where migration = '%s'
        """
            .formatted(id));
    PLANNER.inItsDatabase(
        """
        insert into verdict (migration, phase, attempt, plan_digest, outcome, findings, decided_at,
                             expires_at)
        select id, 'RETIRE', attempt, plan_digest, 'BLOCKED',
               '[{"check": "database.statements", "outcome": "BLOCKED", "clears": "Name the columns",
                  "message": "Statement select * from <b>report</b> reads the old column",
                  "evidence": {"calls": "3"}, "subject": null, "consumer": null,
                  "detail": "select * from <b>report</b>", "overridden": null},
                 {"check": "database.replicas", "outcome": "UNKNOWN", "clears": "Ask again",
                  "message": "Replicas can not be seen", "evidence": {}, "subject": null,
                  "consumer": null, "detail": null, "overridden": null},
                 {"check": "database.nulls", "outcome": "PASS", "clears": null,
                  "message": "There is no null", "evidence": {}, "subject": null,
                  "consumer": null, "detail": null, "overridden": null}]',
               now(), now() + interval '1 hour'
          from migration where id = '%s'
        """
            .formatted(id));
  }

  @Test
  void passesAnAccessibilityScanInLightAndDark() {
    started("scanned");
    atTheGate("scanned-gate");
    for (String scheme : List.of("light", "dark")) {
      browser.prefer(scheme);
      browser.run("sessionStorage.clear()");
      browser.go(PLANNER.address()).run("location.reload()");
      browser.find("#token");
      assertThat(browser.seriousFindings()).as("sign-in, %s", scheme).isEmpty();
      for (String view :
          List.of(
              "#/migrations",
              "#/migrations/scanned",
              "#/migrations/scanned-gate",
              "#/new",
              "#/contracts",
              "#/contracts/billing")) {
        signedIn(Tokens.APPROVER, view);
        browser.find("main h1");
        browser.find(view.contains("scanned") ? ".rail" : "main label, main table, main article");
        assertThat(browser.seriousFindings()).as("%s, %s", view, scheme).isEmpty();
      }
    }
  }

  @Test
  void fitsAPhone() {
    started("small");
    atTheGate("small-gate");
    browser.resize(360, 740);
    for (String view :
        List.of(
            "#/migrations",
            "#/migrations/small",
            "#/migrations/small-gate",
            "#/new",
            "#/contracts",
            "#/contracts/billing")) {
      signedIn(Tokens.APPROVER, view);
      browser.find(view.contains("small") ? ".rail" : "main label, main table, main article");
      assertThat(browser.run("return document.documentElement.scrollWidth - innerWidth"))
          .as(view)
          .isEqualTo(0L);
    }
    browser.keepPicture(Path.of("target/pictures/phone.png"));
  }

  @Tag("wide")
  @Test
  void staysSmoothWithAHundredThousandRanges() {
    started("large");
    PLANNER.inItsDatabase(
        """
        insert into page_range (id, pass, leaf_schema, leaf_name, first_page, end_page, status,
                                attempt, issue, worker, given_at, heard_at)
        select gen_random_uuid(), id, 'public', 'large', n * 10, n * 10 + 10,
               case when n = 77777 then 'FAILED' else 'DONE' end, 1, 1, 'w/1', now(), now()
          from pass cross join generate_series(1, 99999) as n
         where migration = 'large'
        """);
    signedIn(Tokens.VIEWER, "#/migrations/large");
    WebElement map = browser.find(".map canvas[aria-label*='99,998 done'][aria-label*='1 failed']");
    assertThat(map.isDisplayed()).isTrue();

    // a hundred steps of the cursor, of which each draws the map again
    Number millis =
        (Number)
            Objects.requireNonNull(
                browser.run(
                    """
            const map = document.querySelector('.map canvas');
            const began = performance.now();
            for (let step = 0; step < 100; step++) {
              map.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}));
              await new Promise(requestAnimationFrame);
            }
            return performance.now() - began;
            """));
    assertThat(millis.doubleValue()).as("milliseconds").isLessThan(100 * 100);
    browser.find(".map figcaption p", "public.large, pages 990 to 1,000: done");
  }

  @Tag("wide")
  @Test
  void staysSmoothWithFiveHundredMigrations() {
    started("one-of-many");
    PLANNER.inItsDatabase(
        """
        insert into migration overriding system value
        select (json_populate_record(m,
                 json_build_object(
                   'id', 'many-' || n, 'state', 'ABORTED', 'line', 10000 + n,
                   'plan', replace(m.plan, 'one-of-many', 'many-' || n),
                   'plan_digest', md5(n::text) || md5(n::text)))).*
          from migration m cross join generate_series(1, 500) as n
         where m.id = 'one-of-many'
        """);
    PLANNER.inItsDatabase(
        """
        insert into migration_phase
        select 'many-' || n, phase, status, since, reason, evidence
          from migration_phase cross join generate_series(1, 500) as n
         where migration = 'one-of-many'
        """);
    signedIn(Tokens.VIEWER, "");
    await().atMost(SOON).until(() -> browser.count("tbody tr") > 500);
    WebElement search = browser.find("input[type=search]");
    long began = System.nanoTime();
    search.sendKeys("many-499");
    await().atMost(SOON).until(() -> browser.count("tbody tr") == 1);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
  }

  private void started(String id) {
    PLANNER.withTable(Plans.table(id));
    assertThat(otto.start(Plans.plan(id)).status()).isEqualTo(201);
    await()
        .atMost(SOON)
        .until(
            () ->
                otto.get("/api/migrations/" + id + "/ranges").json().at("/0/ranges/GIVEN").asInt()
                    == 1);
  }

  private void signedIn(String token, String view) {
    browser.go(PLANNER.address());
    browser.run("sessionStorage.setItem('cinch.token', '" + token + "')");
    browser.go(URI.create(PLANNER.address() + "/" + view)).run("location.reload()");
    browser.find(".connection.live");
  }
}
