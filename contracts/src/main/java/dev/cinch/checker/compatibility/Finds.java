package dev.cinch.checker.compatibility;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Resolver.Action;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Gathers what a walk finds, and judges it at the end, when the whole is known. */
final class Finds {

  private final Map<Key, Find> found = new LinkedHashMap<>();

  private record Key(String path, Rule rule, String reason) {}

  /**
   * A difference, not yet judged.
   *
   * @param severity null where it fails: how often has to be found out
   * @param trail how data gets there
   * @param cause the action that fails
   * @param symbol the writer's symbol that fails, or {@link Fate#WHOLE}
   * @param sample a value that shows it; null for the smallest one
   */
  private record Find(
      String path,
      Rule rule,
      @Nullable Severity severity,
      String reason,
      String remedy,
      @Nullable Trail trail,
      Action cause,
      int symbol,
      @Nullable Object sample) {}

  int size() {
    return found.size();
  }

  void failure(Place place, Rule rule, Action cause, int symbol, Message message) {
    add(place, rule, null, cause, symbol, message, null);
  }

  void loss(Place place, Rule rule, Action cause, Message message, @Nullable Object sample) {
    add(place, rule, Severity.LOSSY, cause, Fate.WHOLE, message, sample);
  }

  void doubt(Place place, Rule rule, Action cause, Message message) {
    add(place, rule, Severity.SUSPICIOUS, cause, Fate.WHOLE, message, null);
  }

  private void add(
      Place place,
      Rule rule,
      @Nullable Severity severity,
      Action cause,
      int symbol,
      Message message,
      @Nullable Object sample) {
    found.putIfAbsent(
        new Key(place.path(), rule, message.reason()),
        new Find(
            place.path(),
            rule,
            severity,
            message.reason(),
            message.remedy(),
            place.trail(),
            cause,
            symbol,
            sample));
  }

  List<Difference> judged(Action root, Schema writer, Schema reader) {
    if (found.values().stream().allMatch(find -> find.severity() == Severity.SUSPICIOUS)) {
      return found.values().stream()
          .map(find -> difference(find, Severity.SUSPICIOUS, null))
          .toList();
    }
    Sizes sizes = Sizes.of(writer);
    Proofs proofs = new Proofs(root, writer, reader, sizes, Fate.of(root, sizes, this::isFailure));
    List<Difference> judged = new ArrayList<>();
    for (Find find : found.values()) {
      judged.add(judged(find, root, sizes, proofs));
    }
    return judged;
  }

  private Difference judged(Find find, Action root, Sizes sizes, Proofs proofs) {
    Severity severity = find.severity();
    if (severity == Severity.SUSPICIOUS) {
      return difference(find, severity, null);
    }
    if (severity == Severity.LOSSY) {
      Proof alters = proofs.alters(find.trail(), Optional.ofNullable(find.sample())).orElse(null);
      return difference(find, severity, alters);
    }
    Fate alone =
        Fate.of(root, sizes, (action, symbol) -> action == find.cause() && symbol == find.symbol());
    Severity often =
        alone.bytes(root) >= Sizes.ENDLESS ? Severity.ALWAYS_FAILS : Severity.FAILS_ON_SOME_DATA;
    return difference(find, often, proofs.fails(find.trail()));
  }

  private boolean isFailure(Action action, int symbol) {
    return found.values().stream()
        .anyMatch(
            find -> find.severity() == null && find.cause() == action && find.symbol() == symbol);
  }

  private static Difference difference(Find find, Severity severity, @Nullable Proof proof) {
    return new Difference(find.path(), find.rule(), severity, find.reason(), find.remedy(), proof);
  }
}
