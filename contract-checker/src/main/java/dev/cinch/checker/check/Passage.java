package dev.cinch.checker.check;

import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.log.TopicExtent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether one group has passed the last old record of every partition. */
final class Passage {

  private static final int NAMED = 8;

  private final String check;
  private final String group;
  private final TopicExtent extent;
  private final Estimates estimates;
  private final List<Stop> behind = new ArrayList<>();
  private final List<Stop> silent = new ArrayList<>();
  private final List<Stop> beyond = new ArrayList<>();

  /**
   * One partition.
   *
   * @param needed the offset that the group has to commit
   * @param committed the offset that it has committed
   * @param arrival when it will be there at its present pace; null where that can't be said
   */
  private record Stop(
      int partition, long needed, @Nullable Long committed, @Nullable Instant arrival) {}

  /** Says when a group that stands at an offset will have got to another one. */
  @FunctionalInterface
  interface Estimates {

    Optional<Instant> arrival(int partition, long committed, long needed);
  }

  private Passage(String check, String group, TopicExtent extent, Estimates estimates) {
    this.check = check;
    this.group = group;
    this.extent = extent;
    this.estimates = estimates;
  }

  static List<Finding> findings(
      String check,
      String group,
      GroupProgress progress,
      SortedMap<Integer, Long> lastOld,
      TopicExtent extent,
      Estimates estimates) {
    Passage passage = new Passage(check, group, extent, estimates);
    lastOld.forEach((partition, last) -> passage.look(partition, last + 1, progress.at(partition)));
    return passage.findings(lastOld.size());
  }

  private void look(int partition, long needed, OptionalLong committed) {
    if (committed.isEmpty()) {
      silent.add(new Stop(partition, needed, null, null));
      return;
    }
    Instant arrival =
        committed.getAsLong() < needed
            ? estimates.arrival(partition, committed.getAsLong(), needed).orElse(null)
            : null;
    Stop stop = new Stop(partition, needed, committed.getAsLong(), arrival);
    TopicExtent.Extent reach = extent.partitions().get(partition);
    if (reach == null || committed.getAsLong() > reach.end()) {
      beyond.add(stop);
    } else if (committed.getAsLong() < needed) {
      behind.add(stop);
    }
  }

  private List<Finding> findings(int partitions) {
    List<Finding> findings = new ArrayList<>();
    if (!behind.isEmpty()) {
      findings.add(blocked());
    }
    if (!silent.isEmpty()) {
      findings.add(neverCommitted());
    }
    if (!beyond.isEmpty()) {
      findings.add(committedBeyondTheEnd());
    }
    if (findings.isEmpty()) {
      findings.add(passed(partitions));
    }
    return findings.stream().map(finding -> finding.with("group", group)).toList();
  }

  private Finding blocked() {
    Finding finding =
        Finding.blocked(
                check,
                "Blocked by group %s at %s%s"
                    .formatted(group, list(behind, Passage::lag), estimate()),
                "Group %s commits %s".formatted(group, list(behind, Passage::goal)))
            .with(Finding.TO_GO, behind.stream().mapToLong(Passage::toGo).sum());
    Optional<Instant> last = lastArrival();
    if (last.isPresent()) {
      finding = finding.with(Finding.ESTIMATE, last.get());
    }
    for (Stop stop : behind) {
      finding =
          finding.with(
              "partition." + stop.partition(),
              "committed %d, needed %d".formatted(stop.committed(), stop.needed()));
    }
    return finding;
  }

  /** Of all partitions the last; none where one of them does not move. */
  private Optional<Instant> lastArrival() {
    boolean allMove = behind.stream().allMatch(stop -> stop.arrival() != null);
    return allMove
        ? behind.stream().map(Stop::arrival).flatMap(Stream::ofNullable).max(Instant::compareTo)
        : Optional.empty();
  }

  private String estimate() {
    return lastArrival()
        .map(at -> "; at its present pace that is " + at.truncatedTo(ChronoUnit.SECONDS))
        .orElse("");
  }

  private static String lag(Stop stop) {
    return "partition %d until offset %d (committed %d, %d to go)"
        .formatted(stop.partition(), stop.needed(), stop.needed() - toGo(stop), toGo(stop));
  }

  private static long toGo(Stop stop) {
    return stop.needed() - (stop.committed() == null ? 0 : stop.committed());
  }

  private static String goal(Stop stop) {
    return "offset %d of partition %d".formatted(stop.needed(), stop.partition());
  }

  private Finding neverCommitted() {
    return Finding.unknown(
        check,
        "Group %s has committed nothing at %s, so it is not known to have passed the old records there"
            .formatted(group, list(silent, stop -> "partition " + stop.partition())),
        "Group %s commits %s".formatted(group, list(silent, Passage::goal)));
  }

  private Finding committedBeyondTheEnd() {
    return Finding.unknown(
        check,
        "Group %s has committed more than there is at %s: the topic was made anew or cut off since"
            .formatted(
                group,
                list(
                    beyond,
                    stop -> "partition %d (%d)".formatted(stop.partition(), stop.committed()))),
        "Reset the offsets of group %s to where it really stands".formatted(group));
  }

  private Finding passed(int partitions) {
    return Finding.pass(
            check, "Group %s has passed the last old record of each partition".formatted(group))
        .with("partitions", partitions)
        .with(Finding.TO_GO, 0);
  }

  private static String list(List<Stop> stops, Function<Stop, String> words) {
    String named = stops.stream().limit(NAMED).map(words).collect(Collectors.joining(", "));
    return stops.size() > NAMED ? named + " and %d more".formatted(stops.size() - NAMED) : named;
  }
}
