package dev.cinch.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The accounts of one teller, by id, as they must be. Of no two threads. */
final class Memory {

  private final Map<Long, Account> accounts = new HashMap<>();
  private final List<Long> ids = new ArrayList<>();
  private final Map<Long, Integer> places = new HashMap<>();

  /** Null takes the account away. */
  void set(long id, @Nullable Account account) {
    if (account == null) {
      forget(id);
    } else if (accounts.put(id, account) == null) {
      places.put(id, ids.size());
      ids.add(id);
    }
  }

  private void forget(long id) {
    Integer place = places.remove(id);
    if (accounts.remove(id) == null || place == null) {
      return;
    }
    long last = ids.remove(ids.size() - 1);
    if (last != id) {
      ids.set(place, last);
      places.put(last, place);
    }
  }

  @Nullable Account get(long id) {
    return accounts.get(id);
  }

  boolean isEmpty() {
    return ids.isEmpty();
  }

  long any(Random random) {
    return ids.get(random.nextInt(ids.size()));
  }

  Map<Long, Account> accounts() {
    return Map.copyOf(accounts);
  }
}
