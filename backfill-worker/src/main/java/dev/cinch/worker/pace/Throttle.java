package dev.cinch.worker.pace;

import dev.cinch.worker.pace.Finding.Meaning;
import dev.cinch.worker.range.MigrationStates;
import dev.cinch.worker.range.MigrationView;
import dev.cinch.worker.range.Order;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slows each migration's work down, or stops it, as long as its target is not well. Nothing is
 * written before the first look at it.
 */
public final class Throttle implements Pace {

  private static final Logger log = LoggerFactory.getLogger(Throttle.class);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private static final Duration LONGEST_REST = Duration.ofSeconds(5);

  /** After which a migration that no slot asks about is looked at no more. */
  private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(10);

  private final MigrationStates states;
  private final Health health;
  private final Clock clock;
  private final Map<String, Governor> governors = new ConcurrentHashMap<>();
  private final Map<String, Instant> askedAt = new ConcurrentHashMap<>();
  private final Map<Rest, Instant> rests = new ConcurrentHashMap<>();
  private final Set<String> passedOver = ConcurrentHashMap.newKeySet();

  /** Whose rest it is. */
  private record Rest(String migration, String slot) {}

  public Throttle(MigrationStates states, Health health, Clock clock) {
    this.states = states;
    this.health = health;
    this.clock = clock;
  }

  @Override
  public Optional<Hold> hold(Order order) {
    String migration = order.range().migration();
    Instant now = clock.instant();
    askedAt.put(migration, now);
    Governor governor = governors.computeIfAbsent(migration, id -> new Governor());
    if (!governor.hasLooked()) {
      return Optional.of(Hold.meanwhile(LOOK_AGAIN));
    }
    if (governor.isStopped()) {
      return Optional.of(hold(LOOK_AGAIN, governor.limit()));
    }
    Instant end = rests.getOrDefault(new Rest(migration, order.worker()), now);
    return end.isAfter(now)
        ? Optional.of(hold(Duration.between(now, end), governor.limit()))
        : Optional.empty();
  }

  /** Where the target is out of sight, whoever reads the report has to know. */
  @Override
  public Optional<String> remark(Order order) {
    return Optional.ofNullable(governors.get(order.range().migration()))
        .filter(Governor::isBlind)
        .map(governor -> governor.limit().why());
  }

  private static Hold hold(Duration length, Finding limit) {
    return Hold.because(length, limit.signal(), limit.why());
  }

  @Override
  public void written(Order order, Written written) {
    String migration = order.range().migration();
    Governor governor = governors.get(migration);
    if (governor == null) {
      return;
    }
    Duration rest = governor.restAfter(written.took());
    Duration bounded = rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
    rests.put(new Rest(migration, order.worker()), clock.instant().plus(bounded));
  }

  /** The migrations that slots have asked about of late. */
  public Set<String> atWork() {
    Instant forgotten = clock.instant().minus(FORGOTTEN_AFTER);
    askedAt.forEach(
        (migration, at) -> {
          if (at.isBefore(forgotten) && askedAt.remove(migration, at)) {
            governors.remove(migration);
            rests.keySet().removeIf(rest -> rest.migration().equals(migration));
          }
        });
    return Set.copyOf(askedAt.keySet());
  }

  /** Looks at the health of a migration's target, once. */
  public void look(String migration) {
    Optional<MigrationView> view = states.find(migration);
    Governor governor = governors.get(migration);
    if (view.isEmpty() || governor == null) {
      return;
    }
    List<Finding> findings =
        view.get().limits().thresholds().stream()
            .map(threshold -> Finding.of(threshold, health.read(view.get().subject(), threshold)))
            .toList();
    tellOnce(migration, findings);
    take(migration, governor, findings);
  }

  /** The look at a migration's target takes too long: for now nothing is known. */
  public void lookIsLate(String migration) {
    Governor governor = governors.get(migration);
    if (governor != null) {
      take(
          migration,
          governor,
          List.of(
              new Finding(
                  Meaning.BLIND, "no answer", "the target's health can't be read: no answer yet")));
    }
  }

  private void take(String migration, Governor governor, List<Finding> findings) {
    if (governor.look(findings, clock.instant())) {
      log.info("Migration {} {}", migration, governor);
    }
  }

  private void tellOnce(String migration, List<Finding> findings) {
    findings.stream()
        .filter(finding -> finding.meaning() == Meaning.PASSED_OVER)
        .filter(finding -> passedOver.add(migration + finding.why()))
        .forEach(
            finding -> log.warn("Migration {} goes on without it: {}", migration, finding.why()));
  }

  /** The share of its time in which each slot may work, by migration. */
  public Map<String, Double> shares() {
    return governors.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, it -> it.getValue().share()));
  }
}
