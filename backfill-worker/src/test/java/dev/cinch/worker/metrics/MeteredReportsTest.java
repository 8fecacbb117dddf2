package dev.cinch.worker.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.worker.range.Journal;
import dev.cinch.worker.range.Progress;
import dev.cinch.worker.range.RecordedReports;
import dev.cinch.worker.range.Report;
import dev.cinch.worker.range.ReportKind;
import dev.cinch.worker.range.ReportNotSent;
import dev.cinch.worker.range.Samples;
import dev.cinch.worker.range.Tally;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MeteredReportsTest {

  private final RecordedReports inner = new RecordedReports(new Journal());
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final MeteredReports reports = new MeteredReports(inner, meters);

  @Test
  void countsRangesByOutcomeAndTimesTurns() {
    reports.send(report(ReportKind.TAKEN));
    reports.send(report(ReportKind.DONE));
    reports.send(report(ReportKind.PARTIAL));

    assertThat(ranges("TAKEN")).isEqualTo(1);
    assertThat(ranges("DONE")).isEqualTo(1);
    assertThat(ranges("PARTIAL")).isEqualTo(1);
    assertThat(meters.timer("cinch.worker.turn", "work", "BACKFILL").totalTime(TimeUnit.SECONDS))
        .isEqualTo(4);
    assertThat(inner.all()).hasSize(3);
  }

  @Test
  void countsNothingThatWasNotSent() {
    inner.refuse(ReportKind.DONE);

    assertThatThrownBy(() -> reports.send(report(ReportKind.DONE)))
        .isInstanceOf(ReportNotSent.class)
        .hasMessageStartingWith("Cannot report DONE of range range-1");
    assertThat(ranges("DONE")).isZero();
  }

  private double ranges(String outcome) {
    return meters.counter("cinch.worker.ranges", "work", "BACKFILL", "outcome", outcome).count();
  }

  private static Report report(ReportKind kind) {
    Tally tally = new Tally(10, 9, 8, 1, 0, 0, 3, Duration.ofMillis(90));
    Progress progress =
        new Progress(200, tally, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    return new Report(
        Samples.range(), "worker/1", kind, progress, Duration.ofSeconds(2), Instant.EPOCH);
  }
}
