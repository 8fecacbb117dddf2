package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cinch.browser.Browser;
import dev.cinch.shop.ShopFiles;
import dev.cinch.stack.Checkout;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/**
 * The sample migration from its plan to its end in a browser, by clicks: with a consumer that is
 * behind, and a planner that goes in the middle of it. Nothing is loaded again on the way.
 */
@Tag("wide")
class StoryInBrowserIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** What the browser tells by itself of a planner that is away. */
  private static final List<String> OF_ABSENCE =
      List.of(
          "ERR_CONNECTION_REFUSED",
          "ERR_CONNECTION_RESET",
          "ERR_EMPTY_RESPONSE",
          "ERR_INCOMPLETE_CHUNKED_ENCODING",
          "/api/events?contracts=true - Failed to load resource: the server responded with a status of 503");

  /** Run with {@code -Dpictures=write} for new pictures in the documents. */
  private static final boolean KEEPS_PICTURES = "write".equals(System.getProperty("pictures"));

  /** A picture of few ranges shows little. */
  private static final int ORDERS = KEEPS_PICTURES ? 500_000 : 20_000;

  private static final String PLAN =
      ShopFiles.plan().replace("by: automatic", "by: manual")
          + "\nbackfill:\n  rows-per-second: %d\n".formatted(ORDERS / 8);

  @Test
  void isToldByClicksFromThePlanToTheEnd() throws Exception {
    assumeTrue(Browser.isInstalled(), "no chromium with its driver is installed here");
    try (Walk walk = new Walk(ORDERS, Map.of());
        Browser browser = Browser.open()) {
      walk.suite.startAll(1);
      walk.prepareConsumers();
      if (KEEPS_PICTURES) {
        Neighbours.moveIn(walk);
      }
      browser.go(walk.suite.plannerUrl());

      browser.click("nav a", "New migration");
      write(browser, PLAN);
      browser.find("section h3", "EXPAND");
      browser.find("section .limit", "No way back from RETIRE on.");
      keepPicture(browser, "plan");
      browser.click("button[type=submit]:enabled", "Start the migration");

      browser.find("h1", Walk.MIGRATION);
      browser.find(".phase.running", "BACKFILL");
      browser.find(".map canvas[aria-label*='done']");
      browser.find(".chart canvas[aria-label*='now']");
      browser.find(".workers li", "worker-1");
      if (KEEPS_PICTURES) {
        browser.find(".map canvas[aria-label*='12 done']");
      }
      keepPicture(browser, "fill");
      replacePlanner(walk, browser);

      browser.within(PATIENCE).find(".findings li", "Blocked by group billing at partition 0");
      browser.run("document.querySelector('#phases').scrollIntoView()");
      keepPicture(browser, "gate");
      override(browser);
      browser.click("nav a", "Contracts");
      assertThat(browser.find(".matrix tbody tr", "billing").getText()).contains("BLOCKED");
      keepPicture(browser, "contracts");

      browser.click("nav a", "Migrations");
      keepPicture(browser, "migrations");
      browser.click("tbody th a", Walk.MIGRATION);
      walk.upgradeConsumers();
      browser.within(PATIENCE).find(".said li", "approval of SWITCH");
      browser.click("main .buttons button", "Approve the switch");
      browser.click("dialog button[type=submit]", "Approve the switch");
      browser.within(PATIENCE).find(".head .state", "completed");
      assertThat(browser.find(".history li", "RETIRE").getText()).contains("done");

      assertThat(browser.complaints())
          .filteredOn(complaint -> OF_ABSENCE.stream().noneMatch(complaint::contains))
          .isEmpty();
      if (!KEEPS_PICTURES) {
        new Leftovers(walk.shop).assertNothingOfOurs();
      }
    }
  }

  /** One of the findings; the others go on to hold the migration back. */
  private static void override(Browser browser) {
    browser.click(".finding.blocked button", "Override");
    assertThat(browser.find("#override-says").getText()).contains("keeps TIGHTEN from beginning");
    keepPicture(browser, "override");
    browser.find("#override-reason").sendKeys("<i>they</i> replay by hand");
    browser.find("#override-owner").sendKeys("team-orders");
    browser.click("#override button", "Override it");
    assertThat(browser.find(".finding.overridden").getText())
        .contains("OVERRIDDEN", "team-orders", "<i>they</i> replay by hand");
    browser.find(".finding.blocked");
    browser.find(".phase.gated");
  }

  /** At once, as from a clipboard. */
  private static void write(Browser browser, String plan) {
    WebElement field = browser.find("#plan");
    browser.run("arguments[0].value = arguments[1]", field, plan);
    field.sendKeys(" ");
  }

  private static void replacePlanner(Walk walk, Browser browser) {
    walk.suite.planner().process().kill();
    browser.find(".connection.lost");
    walk.suite.startPlanner().awaitReady(PATIENCE);
    browser.find(".connection.live");
    assertThat(browser.address()).endsWith("#/migrations/" + Walk.MIGRATION);
  }

  private static void keepPicture(Browser browser, String name) {
    if (KEEPS_PICTURES) {
      if (name.equals("fill")) {
        // with the map and the workers
        browser.resize(1280, 1260);
      }
      keepForDocuments(browser, name);
      if (name.equals("gate")) {
        browser.prefer("dark").resize(390, 844);
        browser.run("document.querySelector('#phases').scrollIntoView()");
        keepForDocuments(browser, "phone");
        browser.prefer("light").resize(1280, 900);
      }
      for (String scheme : List.of("light", "dark")) {
        browser.prefer(scheme).resize(390, 844);
        keepLook(browser, name, scheme + "-phone");
        browser.resize(1280, 900);
        keepLook(browser, name, scheme);
      }
      browser.prefer("light");
    }
  }

  private static void keepForDocuments(Browser browser, String name) {
    browser.run("await new Promise(drawn => setTimeout(drawn, 1200))");
    browser.keepPicture(Checkout.root().resolve("docs/images").resolve(name + ".png"));
  }

  /** For whoever changes what is seen, and not for the documents. */
  private static void keepLook(Browser browser, String name, String look) {
    browser.run("await new Promise(drawn => setTimeout(drawn, 1200))");
    browser.keepWholePicture(
        Checkout.root().resolve("end-to-end/target/pictures/%s-%s.png".formatted(name, look)));
  }
}
