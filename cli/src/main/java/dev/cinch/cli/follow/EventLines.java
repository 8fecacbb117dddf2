package dev.cinch.cli.follow;

import dev.cinch.cli.follow.Attendant.Then;
import dev.cinch.cli.service.EventStream.Event;
import dev.cinch.cli.terminal.Terminal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells programs the course of a migration: an event a line, in JSON. */
public record EventLines(Terminal terminal) {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** An event as the planner tells it. */
  void hear(Event event) {
    write(event.name(), event.data());
  }

  public void write(String event, JsonNode data) {
    ObjectNode line = MAPPER.createObjectNode().put("event", event);
    terminal.answer(line.set("data", data).toString());
  }

  /** How nobody followed it any longer. */
  public void ended(Ending ending) {
    write(
        "ended",
        MAPPER.createObjectNode().put("state", ending.state().name()).put("over", ending.isOver()));
  }

  /** The same attendant, of whom programs hear what it is called for. */
  public Attendant before(Attendant attendant) {
    return (migration, what) -> {
      write("waits", waits(migration, what));
      return attendant.waits(migration, what);
    };
  }

  /** Nobody: whoever reads the lines sees to it. A migration whose phase has failed is left. */
  public Attendant alone() {
    return before(
        (migration, what) ->
            Waiting.of(migration).isFor(Waiting.Kind.FAILURE) ? Then.LEAVE : Then.STAY);
  }

  private static ObjectNode waits(JsonNode migration, String what) {
    Waiting waiting = Waiting.of(migration);
    return MAPPER
        .createObjectNode()
        .put("phase", waiting.phase().name())
        .put("kind", waiting.kind().name())
        .put("for", what);
  }
}
