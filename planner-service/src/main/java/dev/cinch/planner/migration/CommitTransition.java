package dev.cinch.planner.migration;

import dev.cinch.planner.plan.Plan;

/**
 * Stores a transition with its history and its announcements, all or nothing. Where it ends the
 * migration, the next one in its table's queue is woken.
 */
public final class CommitTransition {

  private final Transactions transactions;
  private final Migrations migrations;
  private final Announcements announcements;
  private final TableQueues queues;
  private final Wake wake;

  public CommitTransition(
      Transactions transactions,
      Migrations migrations,
      Announcements announcements,
      TableQueues queues,
      Wake wake) {
    this.transactions = transactions;
    this.migrations = migrations;
    this.announcements = announcements;
    this.queues = queues;
    this.wake = wake;
  }

  /** As {@link Migrations#save}. */
  public void commit(Transition transition, String actor) {
    transactions.inOne(
        () -> {
          migrations.save(transition, actor);
          announcements.announce(transition);
          if (transition.migration().state().isFinal()) {
            wakeNext(transition.migration().plan());
          }
        });
  }

  private void wakeNext(Plan plan) {
    queues.of(plan.target(), plan.table()).stream().findFirst().ifPresent(wake::wake);
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
