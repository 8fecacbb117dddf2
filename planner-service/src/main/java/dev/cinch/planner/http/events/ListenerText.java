package dev.cinch.planner.http.events;

import dev.cinch.planner.feed.FeedEvent;
import dev.cinch.planner.feed.FeedEvent.Happened;
import dev.cinch.planner.feed.FeedEvent.Stands;
import dev.cinch.planner.http.MigrationSummary;
import dev.cinch.planner.migration.HistoryEntry;
import dev.cinch.planner.migration.Migration;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Events as they go over the wire. */
@Component
class ListenerText {

  /** After a lost connection listeners come again in two seconds. */
  static final byte[] GREETING = bytes("retry: 2000\n\n");

  static final byte[] HEARTBEAT = bytes(": nothing new\n\n");

  private final JsonMapper json;

  ListenerText(JsonMapper json) {
    this.json = json;
  }

  /** What the data of a history event holds. */
  record HistoryEvent(String migration, HistoryEntry entry) {}

  /** What the data of a contracts event holds. */
  record ContractsEvent(String edition) {}

  /** An id without an event: whoever comes again with it has missed nothing since. */
  static byte[] place(long place) {
    return bytes("id: %d\n\n".formatted(place));
  }

  /** Without an id: whoever comes again is told of the edition of that moment. */
  byte[] contracts(String edition) {
    return bytes(
        "event: contracts\ndata: %s\n\n"
            .formatted(json.writeValueAsString(new ContractsEvent(edition))));
  }

  byte[] of(List<FeedEvent> events) {
    return bytes(events.stream().map(this::text).collect(Collectors.joining()));
  }

  private String text(FeedEvent event) {
    if (event instanceof Stands stands) {
      return text(stands.place(), "migration", stands.standing());
    }
    if (event instanceof Happened happened) {
      return text(
          happened.place(),
          "history",
          json.writeValueAsString(new HistoryEvent(happened.migration(), happened.entry())));
    }
    throw new IllegalStateException("Cannot tell of " + event);
  }

  private static String text(long place, String name, String data) {
    return "id: %d\nevent: %s\ndata: %s\n\n".formatted(place, name, data);
  }

  String standing(Migration migration) {
    return json.writeValueAsString(MigrationSummary.of(migration));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
