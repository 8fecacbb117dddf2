package dev.cinch.cli.run;

import dev.cinch.cli.follow.Attendant;
import dev.cinch.cli.follow.Waiting;
import dev.cinch.cli.news.Phase;
import dev.cinch.cli.progress.Narrator;
import dev.cinch.cli.service.HttpPlanner;
import dev.cinch.cli.service.Order;
import dev.cinch.cli.terminal.Terminal;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Sees to a migration with whoever sits at the terminal, or with what was agreed before. */
final class AskWhatItWaitsFor implements Attendant {

  private static final String REASON = "by cinch run";

  private final HttpPlanner planner;
  private final Narrator narrator;
  private final Terminal terminal;
  private final Consent consent;

  /** How much was agreed to before. */
  enum Consent {
    /** Everything is asked for. */
    ASK,
    /** Every approval is given. */
    YES
  }

  AskWhatItWaitsFor(HttpPlanner planner, Narrator narrator, Terminal terminal, Consent consent) {
    this.planner = planner;
    this.narrator = narrator;
    this.terminal = terminal;
    this.consent = consent;
  }

  @Override
  public Then waits(JsonNode migration, String what) {
    Waiting waiting = Waiting.of(migration);
    return switch (waiting.kind()) {
      // The gate's own findings say more.
      case GATE -> Then.STAY;
      case OTHER -> {
        narrator.waits(waiting.phase(), what);
        yield Then.STAY;
      }
      case APPROVAL -> approval(migration, waiting, what);
      case FAILURE -> failure(migration, waiting, what);
      case PAUSE -> pause(migration, waiting, what);
    };
  }

  private Then approval(JsonNode migration, Waiting waiting, String what) {
    if (consent == Consent.ASK) {
      narrator.waits(waiting.phase(), what);
      if (!terminal.canAsk()) {
        terminal.line("Approve it with: cinch approve " + migration.path("id").asString());
        return Then.STAY;
      }
      if (!terminal.confirms(consequence(waiting))) {
        return Then.LEAVE;
      }
    }
    planner.command(
        migration.path("id").asString(),
        new Order(
            Order.Kind.APPROVE,
            REASON,
            waiting.phase().name(),
            migration.path("standing").path("attempt").asInt()));
    return Then.STAY;
  }

  private static String consequence(Waiting waiting) {
    return waiting.phase() == Phase.SYNC
        ? "It says that every application that writes the table writes both columns by now."
        : "From %s on applications are to read the new column.".formatted(waiting.phase());
  }

  private Then failure(JsonNode migration, Waiting waiting, String what) {
    narrator.waits(waiting.phase(), what);
    if (!terminal.canAsk()) {
      return Then.LEAVE;
    }
    String answer =
        terminal
            .ask("It has failed. Try again (t), take all back (b), or leave it for now (Enter)?")
            .strip()
            .toLowerCase(Locale.ROOT);
    return switch (answer) {
      case "t" -> order(migration, Order.Kind.RESUME);
      case "b" -> order(migration, Order.Kind.ROLLBACK);
      default -> Then.LEAVE;
    };
  }

  private Then pause(JsonNode migration, Waiting waiting, String what) {
    narrator.waits(waiting.phase(), what);
    return terminal.canAsk() && terminal.confirms("It is paused.")
        ? order(migration, Order.Kind.RESUME)
        : Then.STAY;
  }

  private Then order(JsonNode migration, Order.Kind kind) {
    planner.command(
        migration.path("id").asString(),
        new Order(kind, REASON, null, migration.path("standing").path("attempt").asInt()));
    return Then.STAY;
  }
}
