package dev.cinch.planner.plan;

import dev.cinch.planner.plan.Threshold.Language;
import dev.cinch.planner.plan.Threshold.Query;
import dev.cinch.target.health.Signal;
import dev.cinch.target.health.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what slows the workers down: the usual thresholds, and what the plan says instead. */
final class ThrottleReader {

  private static final String OFF = "off";
  private static final double MB = 1024 * 1024;

  /** Signals for which nothing is said. */
  private static final Map<Signal, Limits> USUAL =
      Map.of(
          Signal.REPLICA_LAG, new Limits(5.0, 60.0),
          Signal.ARCHIVE_BACKLOG, new Limits(512 * MB, 4096 * MB),
          Signal.SLOT_WAL, new Limits(4096 * MB, 16384 * MB),
          Signal.LOCK_WAITERS, new Limits(3.0, 30.0),
          Signal.SNAPSHOT_AGE, new Limits(1800.0, null),
          Signal.DEAD_ROWS, new Limits(150.0, null),
          Signal.ACTIVE_SESSIONS, new Limits(100.0, 400.0));

  private record Limits(@Nullable Double slowAt, @Nullable Double stopAt) {

    static final Limits NONE = new Limits(null, null);
  }

  private ThrottleReader() {}

  /** Where the plan says nothing at all. */
  static List<Threshold> usual() {
    return Stream.of(Signal.values())
        .map(signal -> threshold(signal, usual(signal), false))
        .toList();
  }

  static List<Threshold> read(YamlSection section) {
    List<Threshold> thresholds = new ArrayList<>();
    for (Signal signal : Signal.values()) {
      signal(section, signal).ifPresent(thresholds::add);
    }
    section.sections("slots").stream()
        .map(each -> named(each, Language.SLOT, Unit.BYTES))
        .forEach(thresholds::add);
    section.sections("groups").stream()
        .map(each -> named(each, Language.GROUP, Unit.COUNT))
        .forEach(thresholds::add);
    section.sections("probes").stream().map(ThrottleReader::probe).forEach(thresholds::add);
    section.refuseUnknownKeys();
    return thresholds;
  }

  private static Optional<Threshold> signal(YamlSection throttle, Signal signal) {
    if (throttle.says(signal.word(), OFF)) {
      return Optional.empty();
    }
    Optional<YamlSection> said = throttle.section(signal.word());
    Limits usual = usual(signal);
    return Optional.of(
        said.map(section -> threshold(signal, limits(section, signal.unit(), usual), true))
            .orElseGet(() -> threshold(signal, usual, false)));
  }

  private static Threshold threshold(Signal signal, Limits limits, boolean demanded) {
    return new Threshold(
        signal.word(), null, signal.unit(), limits.slowAt(), limits.stopAt(), demanded);
  }

  private static Limits usual(Signal signal) {
    return USUAL.getOrDefault(signal, Limits.NONE);
  }

  private static Threshold probe(YamlSection section) {
    String name = section.parsed("name", Words::probeName, "?");
    Query query = query(section, name);
    Limits limits = limits(section, Unit.COUNT, Limits.NONE);
    return new Threshold(name, query, Unit.COUNT, limits.slowAt(), limits.stopAt(), true);
  }

  /** What a probe asks, and whom. */
  static Query query(YamlSection section, String name) {
    Optional<String> sql = section.optionalText("sql");
    Optional<String> prometheus = section.optionalText("prometheus");
    if (sql.isPresent() == prometheus.isPresent()) {
      section.refuse("name", "probe %s: give either sql or prometheus".formatted(name));
    }
    return sql.map(text -> new Query(Language.SQL, text))
        .orElseGet(() -> new Query(Language.PROMETHEUS, prometheus.orElse("")));
  }

  /** Somebody who reads the changes of the fill, and how far behind he may be. */
  private static Threshold named(YamlSection section, Language language, Unit unit) {
    String name = section.text("name");
    Limits limits = limits(section, unit, Limits.NONE);
    return new Threshold(
        "%s %s".formatted(language.name().toLowerCase(Locale.ROOT), name),
        new Query(language, name),
        unit,
        limits.slowAt(),
        limits.stopAt(),
        true);
  }

  private static Limits limits(YamlSection section, Unit unit, Limits usual) {
    Optional<Double> slow = section.optionalParsed("slow", text -> Words.figure(text, unit));
    Optional<Double> stop = section.optionalParsed("stop", text -> Words.figure(text, unit));
    section.refuseUnknownKeys();
    if (section.isMapping() && !section.has("slow") && !section.has("stop")) {
      section.refuse("slow", "a threshold needs \"slow\", \"stop\" or both");
    }
    if (slow.isPresent() && stop.isPresent() && slow.get() > stop.get()) {
      section.refuse("stop", "stop: it must not be below slow");
    }
    return new Limits(slow.orElse(null), stop.orElseGet(() -> stillAbove(usual, slow)));
  }

  /** The usual limit still holds where it is above the plan's own. */
  private static @Nullable Double stillAbove(Limits usual, Optional<Double> slow) {
    Double stop = usual.stopAt();
    return stop == null || slow.filter(value -> value > stop).isPresent() ? null : stop;
  }
}
