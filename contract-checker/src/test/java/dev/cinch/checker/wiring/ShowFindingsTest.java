package dev.cinch.checker.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.OpenFindings.OfQuestion;
import dev.cinch.checker.gate.Phase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShowFindingsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private List<OfQuestion> open = List.of();
  private final ShowFindings show = new ShowFindings(() -> open, registry);

  @Test
  void countsFindingsByCheckAndResult() {
    open =
        List.of(
            of(
                "orders",
                Finding.pass("verify.fresh", "It is"),
                Finding.unknown("contracts.known", "Group a has no contract", "Register it"),
                Finding.unknown("contracts.known", "Group b has no contract", "Register it")));
    show.show();

    assertThat(count("orders", "verify.fresh", "PASS")).isEqualTo(1);
    assertThat(count("orders", "contracts.known", "UNKNOWN")).isEqualTo(2);

    open = List.of(of("orders", Finding.pass("contracts.known", "Every group has one")));
    show.show();
    assertThat(count("orders", "contracts.known", "PASS")).isEqualTo(1);
    assertThat(registry.find("cinch.gate.finding").tags("result", "UNKNOWN").gauges()).isEmpty();

    open = List.of();
    show.show();
    assertThat(registry.find("cinch.gate.finding").gauges()).isEmpty();
  }

  @Test
  void showsHowFarEachGroupHasToGoForTheLatestOfThoseThatWait() {
    open = List.of(of("orders", behind(57)), of("parcels", behind(1_200)));
    show.show();

    assertThat(
            registry
                .get("cinch.contract.lag")
                .tags("consumer", "billing", "subject", "orders-value")
                .tags("group", "billing-group", "topic", "orders")
                .gauge()
                .value())
        .isEqualTo(1_200);
  }

  private static Finding behind(long records) {
    return Finding.blocked("log.consumed", "Blocked by group billing-group", "It commits")
        .on("orders-value")
        .of("billing")
        .with("group", "billing-group")
        .with("topic", "orders")
        .with(Finding.TO_GO, records);
  }

  private static OfQuestion of(String migration, Finding... findings) {
    return new OfQuestion(migration, Phase.TIGHTEN, List.of(findings));
  }

  private double count(String migration, String check, String result) {
    return registry
        .get("cinch.gate.finding")
        .tags("migration", migration, "phase", "TIGHTEN", "check", check, "result", result)
        .gauge()
        .value();
  }
}
