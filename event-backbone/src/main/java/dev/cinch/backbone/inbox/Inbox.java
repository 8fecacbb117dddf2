package dev.cinch.backbone.inbox;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Remembers which consumer has had the effect of which event. */
final class Inbox {

  /** Waits for another transaction that is at the same event, and then knows its outcome. */
  private static final String REMEMBER =
      """
      insert into inbox (consumer, event_id, received_at)
      values (:consumer, :eventId, :now)
      on conflict (consumer, event_id) do nothing
      """;

  private static final String FORGET =
      """
      delete from inbox
       where ctid = any (array(
               select ctid from inbox
                where received_at < :before
                order by received_at
                limit :limit
                for update skip locked))
      """;

  private final JdbcClient jdbc;

  Inbox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Remembers an event in the present transaction; false if it was remembered before. */
  boolean isFirst(String consumer, String eventId, Instant now) {
    return jdbc.sql(REMEMBER)
            .param("consumer", consumer)
            .param("eventId", eventId)
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  /** Forgets some of the events that were remembered before a time; returns how many. */
  int forget(Instant before, int limit) {
    return jdbc.sql(FORGET).param("before", Timestamp.from(before)).param("limit", limit).update();
  }
}
