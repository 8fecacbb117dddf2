package dev.cinch.planner.migration;

/** Stores a transition with its history and its announcements, all or nothing. */
public final class CommitTransition {

  private final Transactions transactions;
  private final Migrations migrations;
  private final Announcements announcements;

  public CommitTransition(
      Transactions transactions, Migrations migrations, Announcements announcements) {
    this.transactions = transactions;
    this.migrations = migrations;
    this.announcements = announcements;
  }

  /** As {@link Migrations#save}. */
  public void commit(Transition transition, String actor) {
    transactions.inOne(
        () -> {
          migrations.save(transition, actor);
          announcements.announce(transition);
        });
  }

  /** As {@link Migrations#add}. */
  public boolean commitStart(Transition start, String actor) {
    return transactions.inOne(
        () -> {
          boolean added = migrations.add(start, actor);
          if (added) {
            announcements.announce(start);
          }
          return added;
        });
  }
}
