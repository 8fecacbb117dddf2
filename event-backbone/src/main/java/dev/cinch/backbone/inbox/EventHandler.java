package dev.cinch.backbone.inbox;

import dev.cinch.backbone.event.ReceivedEvent;

/**
 * Has the effect of an event. Called within the transaction that records the event as had; what it
 * writes to the service's database and appends to the outbox is committed with it or not at all.
 *
 * @param <T> the event's record
 */
@FunctionalInterface
public interface EventHandler<T> {

  /**
   * Handles an event. Throw {@link RetryLaterException}, or let a database's or broker's own
   * transient exception pass, when it may succeed later: the partition waits. Anything else is
   * tried a few times and then goes to the dead letters.
   */
  void handle(ReceivedEvent<T> event);
}
