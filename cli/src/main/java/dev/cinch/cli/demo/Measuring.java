package dev.cinch.cli.demo;

import dev.cinch.cli.demo.Meter.Reading;
import dev.cinch.cli.news.News;
import dev.cinch.cli.news.News.PhaseMoved;
import dev.cinch.cli.news.Phase;
import dev.cinch.cli.news.PhaseStatus;
import dev.cinch.shop.Lap;
import dev.cinch.shop.ShopDatabase;
import dev.cinch.shop.ShopTraffic;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Reads the meters when it is time to: before the plan is sent, and at the end of phases. */
final class Measuring implements AutoCloseable {

  /** How long the shop is looked at while nothing else goes on. */
  private static final Duration QUIET = Duration.ofSeconds(3);

  private final ShopTraffic traffic;
  private final Meter meter;
  private final LockWaits waits;
  private Measured measured;

  /**
   * What was read.
   *
   * @param before counted before the plan was sent
   * @param filled counted when BACKFILL was done
   * @param quiet the clerks' statements before the plan was sent
   * @param busy their statements from then on until VERIFY was done
   */
  record Measured(Reading before, Reading filled, Lap quiet, Lap busy) {}

  private Measuring(ShopTraffic traffic, Meter meter, LockWaits waits) {
    this.traffic = traffic;
    this.meter = meter;
    this.waits = waits;
    Reading before = meter.read();
    Lap quiet = traffic.lap();
    this.measured = new Measured(before, before, quiet, quiet);
  }

  /** Returns once it is known how the shop does by itself. */
  static Measuring begin(ShopTraffic traffic, ShopDatabase database) {
    // what its sessions take to get going says nothing
    LockSupport.parkNanos(QUIET.dividedBy(3).toNanos());
    traffic.lap();
    LockSupport.parkNanos(QUIET.toNanos());
    return new Measuring(traffic, new Meter(database), LockWaits.watch(database));
  }

  void hear(News next) {
    if (isDone(next, Phase.BACKFILL)) {
      measured = new Measured(measured.before(), meter.read(), measured.quiet(), measured.busy());
    } else if (isDone(next, Phase.VERIFY)) {
      measured =
          new Measured(measured.before(), measured.filled(), measured.quiet(), traffic.lap());
    }
  }

  private static boolean isDone(News next, Phase phase) {
    return next instanceof PhaseMoved moved
        && moved.phase() == phase
        && moved.status() == PhaseStatus.DONE;
  }

  Measured measured() {
    return measured;
  }

  LockWaits waits() {
    return waits;
  }

  @Override
  public void close() {
    waits.close();
  }
}
