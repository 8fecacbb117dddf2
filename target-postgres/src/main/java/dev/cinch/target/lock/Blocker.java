package dev.cinch.target.lock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who stood in our way.
 *
 * @param pid server process
 * @param kind what sort of process
 * @param user its role; null where we may not see it
 * @param application what it calls itself; null where we may not see it
 * @param query its latest statement; null where we may not see it
 * @param transactionAge how long its transaction has been open; null where it has none or we may
 *     not see it
 * @param lockMode the lock that it holds, or waits for ahead of us
 */
public record Blocker(
    int pid,
    Kind kind,
    @Nullable String user,
    @Nullable String application,
    @Nullable String query,
    @Nullable Duration transactionAge,
    @Nullable String lockMode) {

  /** What sort of process stands in the way. */
  public enum Kind {
    /** Somebody's session. */
    SESSION("a session"),
    /** An ordinary autovacuum: it gives way to us. */
    AUTOVACUUM("an autovacuum"),
    /** An autovacuum against wraparound: it does not give way and has to be waited for. */
    WRAPAROUND_VACUUM("an autovacuum against wraparound, which does not give way"),
    /** A prepared transaction, which has no process. */
    PREPARED_TRANSACTION("a prepared transaction, to be looked up in pg_prepared_xacts");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /** One clause for a person. */
  public String describe() {
    List<String> known = new ArrayList<>();
    add(known, "pid", kind == Kind.PREPARED_TRANSACTION ? null : pid);
    add(known, "user", user);
    add(known, "application", application);
    add(known, "transaction open for", transactionAge);
    add(known, "lock", lockMode);
    add(known, "query", query);
    return kind.words + " (" + String.join(", ", known) + ")";
  }

  /** Several of them as one clause. */
  static String describe(List<Blocker> blockers) {
    return blockers.isEmpty()
        ? "who stood in the way was not seen"
        : blockers.stream()
            .map(Blocker::describe)
            .collect(Collectors.joining(" and ", "in the way: ", ""));
  }

  /**
   * Of two looks the later one, unless it saw less: a wait that ends while it is looked at shows
   * nobody, or somebody without his lock.
   */
  static List<Blocker> better(List<Blocker> earlier, List<Blocker> later) {
    if (later.isEmpty()) {
      return earlier;
    }
    boolean complete = later.stream().allMatch(blocker -> blocker.lockMode() != null);
    return complete || earlier.isEmpty() ? later : earlier;
  }

  private static void add(List<String> known, String what, @Nullable Object value) {
    if (value != null && !value.toString().isBlank()) {
      known.add(what + " " + value);
    }
  }
}
