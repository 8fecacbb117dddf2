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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

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

    browser.find("dd .state", "paused");
    assertThat(browser.find(".history li", "lunch").getText()).contains("by otto");
    browser.click("main .buttons button", "Resume");
    browser.click("dialog button[type=submit]", "Resume");
    browser.find("dd .state", "active");
  }

  @Test
  void showsWhatOthersDoWithoutBeingAsked() {
    started("watched");
    signedIn(Tokens.VIEWER, "#/migrations/watched");
    browser.find(".phase.running", "BACKFILL");
    assertThat(browser.count("main .buttons button")).isZero();

    otto.command("watched", "{\"kind\": \"PAUSE\", \"reason\": \"<b>from outside</b>\"}");

    browser.find("dd .state", "paused");
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
    browser.find("dd .state", "paused");
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
    browser.find("section pre", "add column");

    browser.click("button[type=submit]:enabled", "Start the migration");

    browser.find("h1", "written");
    assertThat(browser.address()).endsWith("#/migrations/written");
  }

  @Test
  void passesAnAccessibilityScanInLightAndDark() {
    started("scanned");
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
              "#/new",
              "#/contracts",
              "#/contracts/billing")) {
        signedIn(Tokens.APPROVER, view);
        browser.find("main h1");
        browser.find(view.endsWith("scanned") ? ".rail" : "main label, main table, main article");
        assertThat(browser.seriousFindings()).as("%s, %s", view, scheme).isEmpty();
      }
    }
  }

  @Test
  void fitsAPhone() {
    started("small");
    browser.resize(360, 740);
    for (String view : List.of("#/migrations", "#/migrations/small", "#/new")) {
      signedIn(Tokens.APPROVER, view);
      browser.find(view.endsWith("small") ? ".rail" : "main label, main table, main article");
      assertThat(browser.run("return document.documentElement.scrollWidth - innerWidth"))
          .as(view)
          .isEqualTo(0L);
    }
    browser.keepPicture(Path.of("target/pictures/phone.png"));
  }

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
