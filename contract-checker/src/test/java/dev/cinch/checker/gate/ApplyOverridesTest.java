package dev.cinch.checker.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApplyOverridesTest {

  private static final Instant NOW = Samples.NOW;
  private static final Finding LAGS =
      Finding.blocked("log.consumed", "billing lags", "billing catches up")
          .on("orders-value")
          .of("billing")
          .with("group", "billing");
  private static final Finding FINE = Finding.pass("schema.readers", "fine");

  private final ApplyOverrides apply = new ApplyOverrides(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void letsThePhaseBeginInSpiteOfTheFindingThatIsMeantAndShowsWho() {
    GrantedOverride granted = override("log.consumed", "billing", "billing", NOW.plusSeconds(60));

    Verdict verdict = Verdict.of(apply.to(List.of(LAGS, FINE), List.of(granted)));

    assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
    assertThat(verdict.findings().get(0).outcome()).isEqualTo(Outcome.BLOCKED);
    assertThat(verdict.findings().get(0).overridden()).isEqualTo(granted);
  }

  @Test
  void coversNoOtherFinding() {
    Instant later = NOW.plusSeconds(60);

    assertThat(outcome(override("log.retained", "billing", "billing", later)))
        .isEqualTo(Outcome.BLOCKED);
    assertThat(outcome(override("log.consumed", "search", "billing", later)))
        .isEqualTo(Outcome.BLOCKED);
    assertThat(outcome(override("log.consumed", "billing", "billing-2", later)))
        .isEqualTo(Outcome.BLOCKED);
    assertThat(outcome(override("log.consumed", "billing", null, later)))
        .isEqualTo(Outcome.BLOCKED);
  }

  @Test
  void coversNoOtherFindingOfTheSameCheckOnTheSameConsumer() {
    Finding misread =
        Finding.blocked("schema.readers", "billing can't decode level", "deploy billing")
            .on("orders-value")
            .of("billing")
            .with("paths", "Order.level");
    Finding objection =
        Finding.blocked("owners.ready", "ann objects", "ann answers READY")
            .on("orders-value")
            .of("billing")
            .with("objection", "we close the books");
    Finding timedOut =
        Finding.unknown("fields.used", "could not be established", "it can be")
            .on("orders-value")
            .with("failure", "not established");

    for (Finding finding : List.of(misread, objection, timedOut)) {
      GrantedOverride granted = granted(finding);
      assertThat(granted.covers(finding, NOW)).as(finding.message()).isTrue();
      finding
          .evidence()
          .keySet()
          .forEach(
              detail ->
                  assertThat(granted.covers(finding.with(detail, "another"), NOW))
                      .as(finding.message())
                      .isFalse());
    }
    assertThat(
            granted(timedOut)
                .covers(
                    Finding.unknown("fields.used", "nobody has said who uses it", "somebody does")
                        .on("orders-value"),
                    NOW))
        .isFalse();
  }

  private static GrantedOverride granted(Finding finding) {
    return new GrantedOverride(
        finding.check(),
        finding.subject(),
        finding.consumer(),
        finding.detail(),
        finding.outcome(),
        "we can wait",
        "team-billing",
        "ann",
        NOW,
        NOW.plusSeconds(60));
  }

  @Test
  void coversNothingWorseThanWhatWasMeant() {
    Finding notThere =
        Finding.unknown("log.consumed", "billing is not there", "billing is there")
            .on("orders-value")
            .of("billing")
            .with("group", "billing");
    GrantedOverride granted = override("log.consumed", "billing", "billing", NOW.plusSeconds(60));

    assertThat(Verdict.of(apply.to(List.of(notThere), List.of(granted))).outcome())
        .isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void coversNothingAfterItsExpiryAndIsShownAllTheSame() {
    List<Finding> findings =
        apply.to(List.of(LAGS), List.of(override("log.consumed", "billing", "billing", NOW)));

    assertThat(Verdict.of(findings).outcome()).isEqualTo(Outcome.BLOCKED);
    assertThat(findings.get(1).message()).endsWith("we can wait; it has expired");
  }

  @Test
  void isShownWhereItCoversNothingAnyMore() {
    List<Finding> findings =
        apply.to(
            List.of(FINE),
            List.of(override("log.consumed", "billing", "billing", NOW.plusSeconds(60))));

    assertThat(findings.get(1).message())
        .isEqualTo(
            "ann overrode check log.consumed at 2026-11-20T10:00:00Z until 2026-11-20T10:01:00Z, for which team-billing answers: we can wait; there is no such finding at present");
  }

  @Test
  void letsTheVerdictCountNoLongerThanItself() {
    Rhythm rhythm = new Rhythm(Duration.ofMinutes(1), Duration.ofMinutes(5));
    Verdict verdict =
        Verdict.of(
            apply.to(
                List.of(LAGS),
                List.of(override("log.consumed", "billing", "billing", NOW.plusSeconds(90)))));
    OpenQuestion open = new OpenQuestion(1, 1, Samples.question(), null, null);

    assertThat(rhythm.answer(open, verdict, NOW).decision().expiresAt())
        .isEqualTo(NOW.plusSeconds(90));
  }

  private Outcome outcome(GrantedOverride override) {
    return Verdict.of(apply.to(List.of(LAGS), List.of(override))).outcome();
  }

  private static GrantedOverride override(
      String check, String consumer, @Nullable String detail, Instant expiresAt) {
    return new GrantedOverride(
        check,
        "orders-value",
        consumer,
        detail,
        Outcome.BLOCKED,
        "we can wait",
        "team-billing",
        "ann",
        NOW,
        expiresAt);
  }
}
