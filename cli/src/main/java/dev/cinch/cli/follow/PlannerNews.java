package dev.cinch.cli.follow;

import dev.cinch.cli.news.News;
import dev.cinch.cli.news.News.Approved;
import dev.cinch.cli.news.News.Finding;
import dev.cinch.cli.news.News.GateAnswered;
import dev.cinch.cli.news.News.Pace;
import dev.cinch.cli.news.News.Pages;
import dev.cinch.cli.news.News.PhaseMoved;
import dev.cinch.cli.news.News.Progress;
import dev.cinch.cli.news.News.Rows;
import dev.cinch.cli.news.News.Standing;
import dev.cinch.cli.news.News.StateMoved;
import dev.cinch.cli.news.Outcome;
import dev.cinch.cli.news.Phase;
import dev.cinch.cli.news.PhaseStatus;
import dev.cinch.cli.news.State;
import dev.cinch.cli.terminal.Figures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes news of what the planner answers. */
final class PlannerNews {

  private PlannerNews() {}

  /** An entry of the history; empty where there is nothing to tell. */
  static Optional<News> ofHistory(JsonNode entry) {
    Instant at = Instant.parse(entry.path("at").asString());
    String actor = entry.path("actor").asString();
    String after = entry.path("after").asString("");
    return switch (entry.path("what").asString()) {
      case "phase" ->
          Optional.of(
              new PhaseMoved(
                  at,
                  phase(entry),
                  word(PhaseStatus.class, after, PhaseStatus.UNKNOWN),
                  reason(entry),
                  words(entry.path("evidence"))));
      case "state" ->
          Optional.of(
              new StateMoved(at, actor, word(State.class, after, State.UNKNOWN), reason(entry)));
      case "approved" -> Optional.of(new Approved(at, actor, phase(entry)));
      default -> Optional.empty();
    };
  }

  /** A migration, of a list or by itself. */
  static Standing ofMigration(JsonNode migration) {
    JsonNode standing = migration.path("standing");
    JsonNode progress = migration.path("progress");
    JsonNode pages = progress.path("pages");
    JsonNode rows = progress.path("rows");
    return new Standing(
        Instant.parse(standing.path("updatedAt").asString()),
        word(State.class, standing.path("state").asString(), State.UNKNOWN),
        phase(standing),
        standing.path("readers").asString().equals("NEW"),
        new Progress(
            progress.path("pass").asInt(),
            new Pages(pages.path("total").asLong(), pages.path("done").asLong()),
            new Rows(
                rows.path("seen").asLong(),
                rows.path("changed").asLong(),
                rows.path("mismatches").asLong())));
  }

  /** The gate's answer, where it has given one. */
  static Optional<GateAnswered> ofVerdict(JsonNode verdict) {
    if (!verdict.isObject()) {
      return Optional.empty();
    }
    List<Finding> findings = new ArrayList<>();
    for (JsonNode finding : verdict.path("findings")) {
      findings.add(
          new Finding(
              finding.path("check").asString(),
              outcome(finding),
              finding.path("message").asString(),
              finding.path("clears").asString(null)));
    }
    return Optional.of(
        new GateAnswered(
            Instant.parse(verdict.path("validity").path("decidedAt").asString()),
            phase(verdict.path("question")),
            outcome(verdict),
            findings));
  }

  /** Who is at work on the newest of the passes. */
  static Optional<Pace> ofPasses(JsonNode passes, Instant now) {
    if (passes.isEmpty()) {
      return Optional.empty();
    }
    JsonNode newest = passes.get(passes.size() - 1);
    List<String> workers = new ArrayList<>();
    rangesOfWorkers(newest)
        .forEach(
            (worker, ranges) -> workers.add(worker + " with " + Figures.count(ranges, "range")));
    return Optional.of(new Pace(now, newest.path("limitedBy").asString(null), workers));
  }

  /** Ranges are taken by slots, which are called as in {@code worker-1/2}. */
  private static Map<String, Long> rangesOfWorkers(JsonNode pass) {
    Map<String, Long> ranges = new TreeMap<>();
    for (JsonNode slot : pass.path("workers")) {
      String worker = slot.path("worker").asString().replaceFirst("/\\d+$", "");
      ranges.merge(worker, slot.path("ranges").asLong(), Long::sum);
    }
    return ranges;
  }

  private static Phase phase(JsonNode of) {
    return Phase.of(of.path("phase").asString(""));
  }

  private static Outcome outcome(JsonNode of) {
    return word(Outcome.class, of.path("outcome").asString(), Outcome.UNKNOWN);
  }

  private static @Nullable String reason(JsonNode entry) {
    return entry.path("reason").asString(null);
  }

  private static Map<String, String> words(JsonNode object) {
    Map<String, String> words = new HashMap<>();
    object.properties().forEach(each -> words.put(each.getKey(), each.getValue().asString()));
    return words;
  }

  /** A newer planner may have words that are not known here. */
  private static <E extends Enum<E>> E word(Class<E> type, String word, E unknown) {
    try {
      return Enum.valueOf(type, word);
    } catch (IllegalArgumentException foreign) {
      return unknown;
    }
  }
}
