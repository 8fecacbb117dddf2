package dev.cinch.checker.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {

  private static final Finding FITS = about("billing", Finding.pass("schema.readers", "fits"));

  @Test
  void comesToTheWorstOfWhatIsFoundOfTheConsumer() {
    assertThat(
            standing(
                FITS,
                about("billing", Finding.unknown("fields.used", "?", "say it")),
                about("search", Finding.blocked("schema.readers", "!", "correct it"))))
        .returns(Outcome.UNKNOWN, Standing::outcome);
  }

  @Test
  void leavesToTheMigrationWhatIsFoundOfNoConsumer() {
    assertThat(standing(FITS, Finding.blocked("producers.quiet", "!", "wait").on("orders-value")))
        .returns(Outcome.PASS, Standing::outcome);
  }

  @Test
  void addsUpHowFarItsGroupsAreBehindAndTakesTheLastEstimate() {
    Instant soon = Instant.parse("2026-11-20T10:00:00Z");
    Instant later = Instant.parse("2026-11-20T11:00:00Z");

    assertThat(
            standing(
                behind(3).with(Finding.ESTIMATE, later), behind(4).with(Finding.ESTIMATE, soon)))
        .returns(Outcome.BLOCKED, Standing::outcome)
        .returns(7L, Standing::lag)
        .returns(later, Standing::estimate);
  }

  @Test
  void isNotBehindWhereTheTopicHasNoOldRecord() {
    assertThat(standing(FITS, Finding.pass("log.consumed", "none left").on("orders-value")))
        .returns(0L, Standing::lag);
  }

  @Test
  void doesNotKnowTheLagWhereTheLogCouldNotBeLookedAt() {
    assertThat(
            standing(FITS, Finding.unknown("log.consumed", "no broker", "wait").on("orders-value")))
        .returns(null, Standing::lag);
    assertThat(
            standing(
                FITS, about("billing", Finding.unknown("log.consumed", "no group", "start it"))))
        .returns(null, Standing::lag);
    assertThat(standing(FITS)).returns(null, Standing::lag);
  }

  @Test
  void tellsWhatTheOwnerHasAnswered() {
    assertThat(
            standing(
                about("billing", Finding.pass("owners.ready", "ready"))
                    .with(Finding.ANSWER, "READY")))
        .returns("READY", Standing::answer);
  }

  private static Finding behind(long records) {
    return about("billing", Finding.blocked("log.consumed", "behind", "read on"))
        .with(Finding.TO_GO, records);
  }

  private static Finding about(String consumer, Finding finding) {
    return finding.of(consumer).on("orders-value");
  }

  private static Standing standing(Finding... findings) {
    return Verdict.of(List.of(findings)).standings().stream()
        .filter(standing -> standing.consumer().equals("billing"))
        .findFirst()
        .orElseThrow();
  }
}
