package dev.cinch.cli.follow;

import dev.cinch.cli.news.News.GateAnswered;
import dev.cinch.cli.news.News.Standing;
import dev.cinch.cli.news.Phase;
import dev.cinch.cli.news.State;
import dev.cinch.cli.progress.Narrator;
import dev.cinch.cli.service.EventStream;
import dev.cinch.cli.service.EventStream.Event;
import dev.cinch.cli.service.HttpPlanner;
import dev.cinch.cli.service.ServiceUnreachableException;
import dev.cinch.cli.terminal.Terminal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Tells the course of a migration until it is over. What happens comes by events; what it waits for
 * and who is at work is looked up between them, once a second.
 */
public final class FollowMigration {

  private static final Duration PATIENCE = Duration.ofMillis(200);

  /** What is looked up is newer than the events that are under way. */
  private static final int REST = 3;

  private static final long BETWEEN_LOOKS = Duration.ofSeconds(1).toNanos();

  private final HttpPlanner planner;
  private final Narrator narrator;
  private final Attendant attendant;
  private final Clock clock;
  private final Consumer<Event> listener;
  private State state = State.UNKNOWN;
  private Phase phase = Phase.UNKNOWN;
  private @Nullable GateAnswered answered;
  private String waited = "";
  private boolean away;

  /** Tells it people. */
  public FollowMigration(HttpPlanner planner, Narrator narrator, Attendant attendant, Clock clock) {
    this(planner, narrator, attendant, clock, event -> {});
  }

  private FollowMigration(
      HttpPlanner planner,
      Narrator narrator,
      Attendant attendant,
      Clock clock,
      Consumer<Event> listener) {
    this.planner = planner;
    this.narrator = narrator;
    this.attendant = attendant;
    this.clock = clock;
    this.listener = listener;
  }

  /** Tells it programs. */
  public static FollowMigration inLines(
      HttpPlanner planner, EventLines lines, Attendant attendant, Clock clock) {
    Narrator nobody = new Narrator(Terminal.mute(), clock, ZoneOffset.UTC);
    return new FollowMigration(planner, nobody, attendant, clock, lines::hear);
  }

  /** Returns when it is over, or when the attendant leaves. */
  public Ending follow(String id) throws InterruptedException {
    long looked = System.nanoTime();
    int silences = 0;
    try (EventStream events = planner.events(id).open()) {
      while (true) {
        Event event = events.poll(PATIENCE);
        silences = event == null ? silences + 1 : 0;
        if (event != null) {
          listener.accept(event);
          hear(event);
        } else if (new Ending(state).isOver()) {
          return new Ending(state);
        }
        if (System.nanoTime() - looked >= BETWEEN_LOOKS && (silences >= REST || isPass())) {
          if (look(id) == Attendant.Then.LEAVE) {
            return new Ending(state);
          }
          looked = System.nanoTime();
        }
      }
    }
  }

  private void hear(Event event) {
    switch (event.name()) {
      case "history" -> PlannerNews.ofHistory(event.data().path("entry")).ifPresent(narrator::tell);
      case "migration" -> {
        Standing standing = PlannerNews.ofMigration(event.data());
        state = standing.state();
        phase = standing.phase();
        narrator.tell(standing);
      }
      default -> {
        // An event that only newer planners know.
      }
    }
  }

  private boolean isPass() {
    return phase == Phase.BACKFILL || phase == Phase.VERIFY;
  }

  private Attendant.Then look(String id) {
    try {
      JsonNode migration = planner.migration(id);
      if (isPass() && state == State.ACTIVE) {
        new ReadPace(planner, clock).of(id).ifPresent(narrator::tell);
      }
      back();
      return look(migration);
    } catch (ServiceUnreachableException gone) {
      gone();
      return Attendant.Then.STAY;
    }
  }

  private Attendant.Then look(JsonNode migration) {
    PlannerNews.ofVerdict(migration.path("verdict")).ifPresent(this::tellOnce);
    String waits = migration.path("waitsFor").asString("");
    if (waits.equals(waited)) {
      return Attendant.Then.STAY;
    }
    waited = waits;
    return waits.isEmpty() ? Attendant.Then.STAY : attendant.waits(migration, waits);
  }

  /** The gate is asked again and again, and mostly says the same. */
  private void tellOnce(GateAnswered news) {
    GateAnswered before = answered;
    if (before == null
        || before.phase() != news.phase()
        || before.outcome() != news.outcome()
        || !before.findings().equals(news.findings())) {
      narrator.tell(news);
    }
    answered = news;
  }

  private void gone() {
    if (!away) {
      away = true;
      narrator.deed("planner", "gives no answer; it is asked again until it does");
    }
  }

  private void back() {
    if (away) {
      away = false;
      narrator.deed("planner", "is back");
    }
  }
}
