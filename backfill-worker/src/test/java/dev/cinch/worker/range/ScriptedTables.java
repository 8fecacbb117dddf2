package dev.cinch.worker.range;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Tables on which each piece of work does what the test says, one page a slice by default. */
public final class ScriptedTables implements Tables {

  private final Journal journal;
  private final Deque<Supplier<Progress>> script = new ArrayDeque<>();
  private volatile Runnable onSlice = () -> {};

  public ScriptedTables(Journal journal) {
    this.journal = journal;
  }

  /** What the next piece of work does instead of going over its pages. */
  public ScriptedTables next(Supplier<Progress> work) {
    script.add(work);
    return this;
  }

  /** What happens after each page. */
  public void onSlice(Runnable action) {
    onSlice = action;
  }

  @Override
  public Progress work(Order order, StopSign sign) {
    journal.add("work");
    Supplier<Progress> scripted = script.poll();
    return scripted == null ? goOver(order, sign) : scripted.get();
  }

  private Progress goOver(Order order, StopSign sign) {
    long page = order.range().pages().first();
    Optional<Stop> stop = sign.read();
    while (page < order.range().pages().end() && stop.isEmpty()) {
      page++;
      onSlice.run();
      stop = sign.read();
    }
    boolean done = page == order.range().pages().end();
    return new Progress(
        page,
        Tally.NOTHING,
        Optional.empty(),
        Optional.of("0/1"),
        List.of(),
        done ? Optional.empty() : stop);
  }
}
