package dev.cinch.worker.range;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What happened, in the order in which it happened, whoever did it. */
public final class Journal {

  private final List<String> entries = Collections.synchronizedList(new ArrayList<>());

  public void add(String entry) {
    entries.add(entry);
  }

  public List<String> entries() {
    synchronized (entries) {
      return List.copyOf(entries);
    }
  }
}
