package dev.cinch.planner.migration;

import dev.cinch.planner.migration.MigrationEvent.PhaseMoved;
import dev.cinch.planner.migration.MigrationEvent.Started;
import dev.cinch.planner.migration.MigrationEvent.StateMoved;
import dev.cinch.planner.plan.Plan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores a transition with its history and its announcements, all or nothing. Where it ends the
 * migration, the next one in its table's queue is woken.
 */
public final class CommitTransition {

  private static final Logger LOG = LoggerFactory.getLogger(CommitTransition.class);

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
    tell(transition);
  }

  private void wakeNext(Plan plan) {
    queues.of(plan.target(), plan.table()).stream().findFirst().ifPresent(wake::wake);
  }

  /** As {@link Migrations#add}. */
  public boolean commitStart(Transition start, String actor) {
    boolean stored =
        transactions.inOne(
            () -> {
              boolean added = migrations.add(start, actor);
              if (added) {
                announcements.announce(start);
              }
              return added;
            });
    if (stored) {
      tell(start);
    }
    return stored;
  }

  /** Without reasons: the target's own words may hold values of rows. */
  private static void tell(Transition transition) {
    String id = transition.migration().id();
    for (MigrationEvent event : transition.events()) {
      if (event instanceof PhaseMoved moved) {
        LOG.info("Migration {}: {} is {}", id, moved.phase(), moved.to());
      } else if (event instanceof StateMoved moved) {
        LOG.info("Migration {} is {}", id, moved.to());
      } else if (event instanceof Started) {
        LOG.info("Migration {} has been started", id);
      }
    }
  }
}
