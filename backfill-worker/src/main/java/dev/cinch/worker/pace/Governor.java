package dev.cinch.worker.pace;

import dev.cinch.worker.pace.Finding.Meaning;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says which share of its time each slot of this worker may work for one migration. It rises by
 * steps while the target is well, and is halved where it is not.
 */
final class Governor {

  /** For which a target may be out of sight before the share is halved, and again. */
  static final Duration BLIND_FOR = Duration.ofSeconds(30);

  private static final double STEP = 0.05;
  private static final double LEAST = 0.02;

  private double share = 1;
  private Meaning newest = Meaning.FINE;
  private boolean looked;
  private Finding limit = Finding.NOTHING;
  private @Nullable Instant blindSince;

  /**
   * What all readings of one look say.
   *
   * @return whether the target is seen to be better, or worse, than at the look before
   */
  synchronized boolean look(List<Finding> findings, Instant now) {
    looked = true;
    Optional<Finding> worst = findings.stream().max(Comparator.comparing(Finding::meaning));
    Meaning meaning = worst.map(Finding::meaning).orElse(Meaning.FINE);
    boolean changed = meaning != newest;
    newest = meaning;
    if (meaning != Meaning.BLIND) {
      blindSince = null;
    }
    switch (meaning) {
      case FINE, PASSED_OVER -> share = Math.min(1, share + STEP);
      case SLOW, STOP -> halve();
      case BLIND -> stayBlind(now);
    }
    worst
        .filter(found -> found.meaning().compareTo(Meaning.BLIND) >= 0)
        .ifPresent(found -> limit = found);
    return changed;
  }

  private void stayBlind(Instant now) {
    if (blindSince == null) {
      blindSince = now;
    } else if (!now.isBefore(blindSince.plus(BLIND_FOR))) {
      halve();
      blindSince = now;
    }
  }

  private void halve() {
    share = Math.max(LEAST, share / 2);
  }

  synchronized boolean hasLooked() {
    return looked;
  }

  synchronized boolean isStopped() {
    return newest == Meaning.STOP;
  }

  synchronized boolean isBlind() {
    return newest == Meaning.BLIND;
  }

  @Override
  public synchronized String toString() {
    return switch (newest) {
      case FINE, PASSED_OVER -> "goes on, since its target is well";
      case BLIND, SLOW ->
          "may take %.0f %% of its slots' time, since %s".formatted(share * 100, limit.why());
      case STOP -> "writes nothing, since %s".formatted(limit.why());
    };
  }

  synchronized double share() {
    return share;
  }

  /** What lowered the share last. */
  synchronized Finding limit() {
    return limit;
  }

  /** How long a slot rests that was at work for this long. */
  synchronized Duration restAfter(Duration work) {
    return share >= 1
        ? Duration.ZERO
        : Duration.ofNanos((long) (work.toNanos() * (1 - share) / share));
  }
}
