package dev.cinch.checker.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.checker.support.CheckerService;
import dev.cinch.checker.support.Shop;
import dev.cinch.checker.support.Target;
import dev.cinch.events.Finding;
import dev.cinch.events.GateVerdict;
import dev.cinch.events.Verdict;
import dev.cinch.stack.Cable;
import dev.cinch.stack.SharedStack;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server is away: UNKNOWN, never PASS, and back to work when it returns. */
@Tag("long")
class OutageIT {

  @Test
  void doesNotKnowWhileTheRegistryIsAwayAndPassesByItselfWhenItIsBack() throws Exception {
    URI registry = SharedStack.endpoints().registry();
    try (Cable cable = new Cable(registry.getHost(), registry.getPort());
        CheckerService checker =
            CheckerService.start(
                Map.of(
                    "spring.kafka.properties.[schema.registry.url]",
                    "http://localhost:" + cable.port() + registry.getPath(),
                    "cinch.gate.time-out",
                    "3s"));
        Stage stage = new Stage(checker)) {
      Story story = stage.story();
      story.write(Shop.TIGHT, 1);
      story.register("billing", Shop.TIGHT, "billing-group");
      // The outbox sends in order: when this verdict is out, the contract before it is too, and the
      // ids of both schemas are known. It would hold them back while the registry is away.
      Story before = stage.story();
      before.askAboutNothing(1);
      stage.awaitVerdict(before, Verdict.PASS);
      cable.pull();

      story.ask(1);

      GateVerdict unknown = stage.awaitVerdict(story, Verdict.UNKNOWN);
      assertThat(unknown.getFindings())
          .filteredOn(finding -> finding.getOutcome() != Verdict.PASS)
          .allSatisfy(
              finding ->
                  assertThat(finding.getMessage())
                      .startsWith("Could not be established for " + story.subject()))
          .extracting(Finding::getCheck)
          .contains("schema.proposed");

      cable.putBack();

      stage.awaitVerdict(story, Verdict.PASS);
    }
  }

  @Test
  void doesNotKnowWhileTheTargetIsAwayOrSilentAndPassesByItselfWhenItIsBack() throws Exception {
    Target target = Target.create();
    try (Cable cable = new Cable(target.server().host(), target.server().port())) {
      Map<String, String> settings = new HashMap<>(target.settings());
      settings.put("cinch.targets.shop.url", target.urlAt(cable.port()));
      settings.put("cinch.gate.time-out", "3s");
      try (CheckerService checker = CheckerService.start(settings);
          Stage stage = new Stage(checker)) {
        cable.pull();
        Story story = stage.story();
        story.write(Shop.TIGHT, 1);
        story.register("billing", Shop.TIGHT, "billing-group");
        story.ask(1);
        assertDatabaseIsUnknown(stage.awaitVerdict(story, Verdict.UNKNOWN));

        cable.putBack();
        stage.awaitVerdict(story, Verdict.PASS);

        Story later = stage.story();
        later.write(Shop.TIGHT, 1);
        later.register("billing", Shop.TIGHT, "billing-group");
        cable.silence();
        later.ask(1);
        assertDatabaseIsUnknown(stage.awaitVerdict(later, Verdict.UNKNOWN));

        cable.letThrough();
        stage.awaitVerdict(later, Verdict.PASS);
      }
    }
  }

  @Test
  void keepsNobodyWaitingWhileATargetIsSilent() throws Exception {
    Target target = Target.create();
    try (Cable cable = new Cable(target.server().host(), target.server().port())) {
      Map<String, String> settings = new HashMap<>(target.settings());
      settings.put("cinch.targets.shop.url", target.urlAt(cable.port()));
      settings.put("cinch.gate.time-out", "60s");
      try (CheckerService checker = CheckerService.start(settings);
          Stage stage = new Stage(checker)) {
        cable.silence();
        Story held = stage.story();
        held.ask(1);
        await().atMost(Duration.ofMinutes(1)).until(() -> held.openGate().isPresent());

        Story other = stage.story();
        other.on("warehouse");
        other.ask(1);

        stage.awaitVerdict(other, Verdict.UNKNOWN);
        assertThat(stage.verdicts(held)).isEmpty();
      }
    }
  }

  private static void assertDatabaseIsUnknown(GateVerdict verdict) {
    assertThat(verdict.getFindings())
        .filteredOn(finding -> finding.getOutcome() != Verdict.PASS)
        .allSatisfy(
            finding -> assertThat(finding.getMessage()).startsWith("Could not be established for "))
        .extracting(Finding::getCheck)
        .containsExactlyInAnyOrder("database.constraints", "database.replicas", "schema.column");
  }
}
