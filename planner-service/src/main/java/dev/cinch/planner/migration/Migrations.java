package dev.cinch.planner.migration;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The migrations that the planner knows, each in its newest edition. */
public interface Migrations {

  Optional<Migration> find(String id);

  /** The trace in which the migration was started; empty where it was not traced. */
  Optional<String> trace(String id);

  /** Ids of the migrations that go on by themselves. */
  List<String> active();

  /** Newest first, from the one after this place on. */
  List<Migration> page(MigrationFilter filter, @Nullable ListPlace after, int limit);

  /** Rehearsals of the plan with that id, newest first. */
  List<Migration> rehearsals(String plan);

  /**
   * Stores a new migration, last in its table's queue, and its history; in a transaction.
   *
   * @return false where one of that id is there already
   */
  boolean add(Transition start, String actor);

  /**
   * Stores the next edition and its history, if nobody else has stored one meanwhile.
   *
   * @throws MigrationChangedException if somebody has; read it anew and decide again
   */
  void save(Transition transition, String actor);

  List<HistoryEntry> history(String id);
}
