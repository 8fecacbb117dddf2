package dev.cinch.cli.follow;

import dev.cinch.cli.news.News;
import dev.cinch.cli.news.News.PhaseMoved;
import dev.cinch.cli.news.PhaseStatus;
import dev.cinch.cli.news.State;
import dev.cinch.cli.service.EventStream;
import dev.cinch.cli.service.EventStream.Event;
import dev.cinch.cli.service.HttpPlanner;
import dev.cinch.cli.terminal.Terminal;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes what happens to a migration for programs: an event a line, in JSON. */
public final class PrintEvents {

  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final HttpPlanner planner;
  private final Terminal terminal;
  private State state = State.UNKNOWN;
  private boolean failed;

  public PrintEvents(HttpPlanner planner, Terminal terminal) {
    this.planner = planner;
    this.terminal = terminal;
  }

  /** Returns when it is over, or a phase has failed. */
  public Ending follow(String id) throws InterruptedException {
    try (EventStream events = planner.events(id).open()) {
      while (true) {
        Event event = events.poll(PATIENCE);
        if (event != null) {
          write(event);
          take(event);
        } else if (new Ending(state).isOver() || failed && state == State.PAUSED) {
          return new Ending(state);
        }
      }
    }
  }

  private void write(Event event) {
    ObjectNode line = MAPPER.createObjectNode().put("event", event.name());
    terminal.line(line.set("data", event.data()).toString());
  }

  private void take(Event event) {
    if (event.name().equals("migration")) {
      state = PlannerNews.ofMigration(event.data()).state();
    } else if (event.name().equals("history")) {
      PlannerNews.ofHistory(event.data().path("entry")).ifPresent(this::take);
    }
  }

  private void take(News news) {
    if (news instanceof PhaseMoved moved) {
      failed = moved.status() == PhaseStatus.FAILED;
    }
  }
}
