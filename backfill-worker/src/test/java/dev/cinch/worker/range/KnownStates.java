package dev.cinch.worker.range;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** States that a test sets. What {@link #later} was given arrives when somebody waits. */
public final class KnownStates implements MigrationStates {

  private final Map<String, MigrationView> known = new ConcurrentHashMap<>();
  private volatile Optional<MigrationView> later = Optional.empty();
  private volatile boolean caughtUp = true;

  public static KnownStates of(MigrationView migration) {
    KnownStates states = new KnownStates();
    states.set(migration);
    return states;
  }

  public void set(MigrationView migration) {
    known.put(migration.migration(), migration);
  }

  public void later(MigrationView migration) {
    later = Optional.of(migration);
  }

  public void caughtUp(boolean value) {
    caughtUp = value;
  }

  @Override
  public Optional<MigrationView> find(String migration) {
    return Optional.ofNullable(known.get(migration));
  }

  @Override
  public Optional<MigrationView> await(
      String migration, Predicate<Optional<MigrationView>> condition, Duration atMost) {
    if (!condition.test(find(migration))) {
      later.ifPresent(this::set);
    }
    return find(migration);
  }

  @Override
  public boolean awaitCaughtUp(Duration atMost) {
    return caughtUp;
  }
}
