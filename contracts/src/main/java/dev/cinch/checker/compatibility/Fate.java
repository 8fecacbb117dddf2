package dev.cinch.checker.compatibility;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.avro.Resolver.Action;
import org.apache.avro.Resolver.Container;
import org.apache.avro.Resolver.EnumAdjust;
import org.apache.avro.Resolver.ReaderUnion;
import org.apache.avro.Resolver.RecordAdjust;
import org.apache.avro.Resolver.WriterUnion;

/**
 * How many bytes the smallest datum takes that gets through each action without meeting a failure;
 * {@link Sizes#ENDLESS} where every datum meets one.
 */
final class Fate {

  /** What fails: an action, with all its data or with one symbol of an enum. */
  @FunctionalInterface
  interface Failing {

    /** The symbol as its number, or {@link #WHOLE}. */
    boolean fails(Action action, int symbol);
  }

  /** Stands for the action itself where no symbol is meant. */
  static final int WHOLE = -1;

  private final Sizes sizes;
  private final Failing failing;
  private final IdentityHashMap<Action, Long> bytes = new IdentityHashMap<>();

  private Fate(Sizes sizes, Failing failing) {
    this.sizes = sizes;
    this.failing = failing;
  }

  static Fate of(Action root, Sizes sizes, Failing failing) {
    Fate fate = new Fate(sizes, failing);
    Deque<Action> insideOut = new ArrayDeque<>();
    collect(root, insideOut, Collections.newSetFromMap(new IdentityHashMap<>()));
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Action action : insideOut) {
        changed |= fate.refine(action);
      }
    }
    return fate;
  }

  /** Where nothing is known of any action. */
  static Fate none(Sizes sizes) {
    return new Fate(sizes, (action, symbol) -> true);
  }

  /** The smallest datum's bytes. */
  long bytes(Action action) {
    return bytes.getOrDefault(action, Sizes.ENDLESS);
  }

  /** The number of the writer's branch that leads to the smallest datum. */
  int smallestBranch(WriterUnion union) {
    return IntStream.range(0, union.actions.length)
        .reduce((one, other) -> bytes(union, other) < bytes(union, one) ? other : one)
        .orElseThrow();
  }

  /** The first of the writer's symbols that gets through. */
  int symbol(EnumAdjust adjust) {
    return IntStream.range(0, adjust.adjustments.length)
        .filter(symbol -> !failing.fails(adjust, symbol))
        .findFirst()
        .orElseThrow();
  }

  private static void collect(Action action, Deque<Action> insideOut, Set<Action> seen) {
    if (seen.add(action)) {
      inside(action).forEach(inner -> collect(inner, insideOut, seen));
      insideOut.addLast(action);
    }
  }

  private static Stream<Action> inside(Action action) {
    return switch (action.type) {
      case CONTAINER -> Stream.of(((Container) action).elementAction);
      case RECORD -> Stream.of(((RecordAdjust) action).fieldActions);
      case WRITER_UNION -> Stream.of(((WriterUnion) action).actions);
      case READER_UNION -> Stream.of(((ReaderUnion) action).actualAction);
      case DO_NOTHING, PROMOTE, ERROR, ENUM, SKIP -> Stream.empty();
    };
  }

  private boolean refine(Action action) {
    long now = smallest(action);
    if (now >= bytes(action)) {
      return false;
    }
    bytes.put(action, now);
    return true;
  }

  private long smallest(Action action) {
    if (failing.fails(action, WHOLE)) {
      return Sizes.ENDLESS;
    }
    return switch (action.type) {
      case DO_NOTHING, PROMOTE, SKIP, ERROR -> sizes.bytes(action.writer);
      case CONTAINER -> 1;
      case ENUM -> enumBytes((EnumAdjust) action);
      case RECORD ->
          Stream.of(((RecordAdjust) action).fieldActions)
              .mapToLong(this::bytes)
              .reduce(0, Sizes::sum);
      case WRITER_UNION -> branches((WriterUnion) action).min().orElse(Sizes.ENDLESS);
      case READER_UNION -> bytes(((ReaderUnion) action).actualAction);
    };
  }

  private long enumBytes(EnumAdjust adjust) {
    boolean any =
        IntStream.range(0, adjust.adjustments.length)
            .anyMatch(symbol -> !failing.fails(adjust, symbol));
    return any ? 1 : Sizes.ENDLESS;
  }

  private LongStream branches(WriterUnion union) {
    return IntStream.range(0, union.actions.length).mapToLong(branch -> bytes(union, branch));
  }

  private long bytes(WriterUnion union, int branch) {
    return Sizes.sum(Sizes.indexBytes(branch), bytes(union.actions[branch]));
  }
}
