package dev.cinch.chaos;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Two migrations side by side, one of a table under traffic and one of a table that lies still,
 * under one deck of faults; then a time of calm, in which both have to come to their end, and the
 * audit.
 */
final class Round {

  private static final int TELLERS = 3;
  private static final Duration CALM = Duration.ofMinutes(5);
  private static final Duration LOOK = Duration.ofMillis(250);

  private final Stage stage;
  private final int number;
  private final ChaosOptions options;
  private final long seed;
  private final Consumer<String> tell;
  private final List<String> violations = new ArrayList<>();
  private final Random random;
  private final Strike strike;
  private int resumed;

  /**
   * @param number from 1
   */
  Round(Stage stage, ChaosOptions options, int number, Consumer<String> tell) {
    this.stage = stage;
    this.options = options;
    this.number = number;
    this.seed = options.seed() + number - 1;
    this.tell = tell;
    this.random = new Random(seed);
    this.strike = new Strike(stage, random, options.rest(), options.accounts());
  }

  /** Gives what was found wrong. */
  List<String> run() throws SQLException, IOException {
    int accounts = options.accounts();
    int papers = accounts / 2;
    tell.accept("round %d, seed %d".formatted(number, seed));
    stage.bank().open(accounts, papers);
    List<String> migrations = List.of("accounts-" + number, "papers-" + number);
    Map<Long, Account> expected;
    try (Tellers tellers = Tellers.start(stage.bank(), TELLERS, accounts, seed)) {
      for (String migration : migrations) {
        stage.planner().start(plan(migration));
      }
      strikeAll(new Deck(random, options.faults()));
      for (String migration : migrations) {
        await(migration, "TIGHTEN");
      }
      expected = tellers.stop();
      tell.accept("%,d changes by tellers".formatted(tellers.changes()));
      violations.addAll(tellers.complaints());
    }
    new Audit(stage.bank(), stage.books(), violations)
        .of(migrations, expected, strike.quietRows(), papers);
    for (String migration : migrations) {
      stage.planner().command(migration, "{\"kind\": \"APPROVE\", \"phase\": \"SWITCH\"}");
      await(migration, "RETIRE");
    }
    tell.accept("phases that had to be resumed by hand: " + resumed);
    return violations;
  }

  private static String table(String migration) {
    return migration.substring(0, migration.lastIndexOf('-'));
  }

  /** So slow that all faults meet the fill or its verification. */
  private String plan(String migration) {
    String table = table(migration);
    return """
    id: %s
    owner: chaos
    purpose: to find out whether a migration bears what happens to servers
    target: %s
    table: public.%s
    column:
      name: number_text
      type: text
    sync:
      forward: number::text
    backfill:
      rows-per-second: %d
    tighten:
      not-null: true
    switch:
      by: manual
      settle: 0s
    """
        .formatted(migration, Stage.TARGET, table, options.accounts() / deckSeconds());
  }

  /** About as long as the deck takes. */
  private long deckSeconds() {
    return 10 + 4 * options.rest().toSeconds();
  }

  private void strikeAll(Deck deck) {
    do {
      LockSupport.parkNanos(random.nextLong(options.rest().toNanos()));
      Fault fault = deck.next();
      try {
        tell.accept("%s %s".formatted(fault.words(), strike.carryOut(fault)));
      } catch (SQLException refused) {
        violations.add("Cannot %s: %s".formatted(fault.words(), refused.getMessage()));
      }
    } while (!deck.isThrough());
  }

  /** A phase that has failed is resumed, and counted. */
  private void await(String migration, String phase) throws IOException {
    long end = System.nanoTime() + CALM.toNanos();
    String seen = "nothing";
    while (System.nanoTime() < end) {
      try {
        JsonNode found = stage.planner().migration(migration);
        seen = found.get("phases").toString();
        if (status(found, phase).equals("DONE")) {
          return;
        }
        resumeFailed(migration, found);
      } catch (IOException away) {
        seen = away.toString();
      }
      stage.revive().forEach(log -> tell.accept("a service has ended by itself: " + log));
      LockSupport.parkNanos(LOOK.toNanos());
    }
    throw new IOException(
        "Cannot wait for %s of %s: after %d min the phases are %s"
            .formatted(phase, migration, CALM.toMinutes(), seen));
  }

  private void resumeFailed(String migration, JsonNode found) throws IOException {
    for (JsonNode phase : found.get("phases")) {
      if (phase.get("status").asString().equals("FAILED")) {
        tell.accept(
            "%s of %s has failed: %s"
                .formatted(
                    phase.get("phase").asString(), migration, phase.path("reason").asString("")));
        resumed++;
        stage.planner().command(migration, "{\"kind\": \"RESUME\"}");
      }
    }
  }

  private static String status(JsonNode migration, String phase) {
    return view(migration, phase).path("status").asString("absent");
  }

  private static JsonNode view(JsonNode migration, String phase) {
    return migration
        .get("phases")
        .valueStream()
        .filter(view -> view.get("phase").asString().equals(phase))
        .findFirst()
        .orElseGet(MissingNode::getInstance);
  }
}
