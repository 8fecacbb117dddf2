package dev.cinch.target;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The target databases that this service knows, by name. */
public final class Targets {

  private final Map<String, Target> targets = new TreeMap<>();

  public Targets(TargetProperties properties) {
    properties.targets().forEach((name, settings) -> targets.put(name, new Target(name, settings)));
  }

  /**
   * The target of that name.
   *
   * @throws UnknownTargetException if none is configured
   */
  public Target get(String name) {
    Target target = targets.get(name);
    if (target == null) {
      throw new UnknownTargetException(name, targets.keySet());
    }
    return target;
  }

  /** The names of those on which plans may be rehearsed. */
  public SortedSet<String> forRehearsals() {
    return targets.values().stream()
        .filter(Target::isForRehearsals)
        .map(Target::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The names that are configured. */
  public SortedSet<String> names() {
    return new TreeSet<>(targets.keySet());
  }
}
