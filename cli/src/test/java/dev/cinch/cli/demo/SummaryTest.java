package dev.cinch.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.cinch.cli.demo.Measuring.Measured;
import dev.cinch.cli.demo.Meter.Reading;
import dev.cinch.cli.demo.Summary.Clerks;
import dev.cinch.cli.demo.Summary.Found;
import dev.cinch.cli.news.Heard;
import dev.cinch.cli.news.Phase;
import dev.cinch.cli.news.PhaseStatus;
import dev.cinch.shop.Lap;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SummaryTest {

  private static final Map<Long, Integer> REMEMBERED = Map.of(1L, 11, 2L, 22);

  @Test
  void figuresAreWhatWasMeasured() {
    assertThat(summary(walked(), allWell(), right()).figures())
        .containsExactly(
            entry("rows", "3 before, 2 now"),
            entry("filled", "1,000 rows in 2.0 s, 500 a second"),
            entry("log", "1.0 MB of WAL, the clerks' included"),
            entry("growth", "table 1.5 kB (+15 %), its indexes 0 B (+0 %) until BACKFILL was done"),
            entry("verified", "1,002 rows in the last of 1 pass, 0 differed"),
            entry("gate", "held TIGHTEN back for 2.0 s, until billing was ready"),
            entry("clerks", "70 statements by 4 clerks, 0 failed, the longest took 12 ms"),
            entry(
                "p95",
                "1.5 ms of their statements before, 2.5 ms while the column was added, filled and verified"),
            entry(
                "lock waits",
                "the longest that a clerk was seen to wait: 5 ms (looked at every 20 ms)"),
            entry("compared", "2 orders one by one, 0 wrong"),
            entry("orders now", "id bigint"));
  }

  @Test
  void programsAreToldTheSameInNumbers() {
    JsonNode answer =
        SummaryAnswer.of(
            summary(walked(), allWell(), right()),
            Duration.ofMillis(48_100),
            URI.create("http://127.0.0.1:8080"));

    assertThat(JsonMapper.shared().readTree(answer.toString()))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {"good": true, "objections": [], "seconds": 48.1,
                     "rows": {"before": 3, "now": 2},
                     "filled": {"rows": 1000, "seconds": 2.0, "rowsPerSecond": 500},
                     "verified": {"rows": 1002, "passes": 1, "mismatches": 0},
                     "gateHeldSeconds": 2.0, "walBytes": 1048576,
                     "growth": {"tableBytes": 1536, "indexBytes": 0},
                     "p95Millis": {"before": 1.5, "during": 2.5},
                     "clerks": {"number": 4, "statements": 70, "failed": 0,
                                "longestMillis": 12.0, "longestLockWaitMillis": 5.0},
                     "compared": {"orders": 2, "wrong": 0},
                     "columns": "id bigint", "dashboard": "http://127.0.0.1:8080"}
                    """));
  }

  @Test
  void thereIsNothingToObjectToWhenAllIsWell() {
    assertThat(summary(walked(), allWell(), right()).objections()).isEmpty();
  }

  @Test
  void eachErrorOfAClerkIsAnObjection() {
    Clerks clerks =
        new Clerks(
            4, 70, Duration.ZERO, Duration.ZERO, List.of("clerk 1: deadlock", "clerk 2: timeout"));

    assertThat(summary(walked(), clerks, right()).objections())
        .containsExactly("clerk 1: deadlock", "clerk 2: timeout");
  }

  @Test
  void clerksWhoDidNothingShowNothing() {
    assertThat(
            summary(walked(), new Clerks(4, 0, Duration.ZERO, Duration.ZERO, List.of()), right())
                .objections())
        .containsExactly("the clerks have carried out nothing, so that nothing is shown");
  }

  @Test
  void wrongOrdersAndLeftOversAreObjections() {
    Found found =
        new Found("id bigint", comparison("1=11", "2=23"), List.of("the target still holds x"));

    assertThat(summary(walked(), allWell(), found).objections())
        .containsExactly("the target still holds x", "1 order not as the clerks remember");
  }

  @Test
  void aVerifyOrAGateThatWasNotSeenIsAnObjection() {
    assertThat(summary(new Chronicle(), allWell(), right()).objections())
        .containsExactly(
            "the last pass of VERIFY is not known to have found nothing",
            "the gate did not hold TIGHTEN back, although billing was behind");
  }

  @Test
  void anOrderThatDiffersIsMissingOrTooMuchIsCountedOnce() {
    assertThat(comparison("1=11", "2=22").mismatches()).isZero();
    assertThat(comparison("1=11", "2=21").mismatches()).isEqualTo(1);
    assertThat(comparison("1=11", "2=").mismatches()).isEqualTo(1);
    assertThat(comparison("1=11").mismatches()).isEqualTo(1);
    assertThat(comparison("1=11", "2=22", "3=33").mismatches()).isEqualTo(1);
    assertThat(comparison().mismatches()).isEqualTo(2);
  }

  @Test
  void anOrderWithoutAReferenceIsWrong() {
    Comparison comparison = new Comparison(Map.of(1L, 11));
    comparison.found(1, null);

    assertThat(comparison.mismatches()).isEqualTo(1);
  }

  private static Summary summary(Chronicle chronicle, Clerks clerks, Found found) {
    return new Summary(
        new Measured(
            new Reading(0, 10_000, 5_000, 3),
            new Reading(1024 * 1024, 11_536, 5_000, 3),
            new Lap(30, Duration.ofMillis(1), Duration.ofNanos(1_500_000)),
            new Lap(40, Duration.ofMillis(1), Duration.ofNanos(2_500_000))),
        chronicle,
        clerks,
        found);
  }

  private static Chronicle walked() {
    Chronicle chronicle = new Chronicle();
    chronicle.add(Heard.moved(1, Phase.BACKFILL, PhaseStatus.RUNNING));
    chronicle.add(Heard.done(3, Phase.BACKFILL, Map.of("rows_changed", "1000")));
    chronicle.add(
        Heard.done(4, Phase.VERIFY, Map.of("rows_seen", "1002", "mismatches", "0", "passes", "1")));
    chronicle.add(Heard.blocked(5, Phase.TIGHTEN));
    chronicle.add(Heard.moved(7, Phase.TIGHTEN, PhaseStatus.RUNNING));
    return chronicle;
  }

  private static Clerks allWell() {
    return new Clerks(4, 70, Duration.ofMillis(12), Duration.ofMillis(5), List.of());
  }

  private static Found right() {
    return new Found("id bigint", comparison("1=11", "2=22"), List.of());
  }

  private static Comparison comparison(String... orders) {
    Comparison comparison = new Comparison(REMEMBERED);
    for (String order : orders) {
      String[] parts = order.split("=", -1);
      comparison.found(Long.parseLong(parts[0]), parts[1]);
    }
    return comparison;
  }
}
