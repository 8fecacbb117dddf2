package dev.cinch.cli.news;

import dev.cinch.cli.news.News.Finding;
import dev.cinch.cli.news.News.GateAnswered;
import dev.cinch.cli.news.News.Pages;
import dev.cinch.cli.news.News.PhaseMoved;
import dev.cinch.cli.news.News.Progress;
import dev.cinch.cli.news.News.Rows;
import dev.cinch.cli.news.News.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** News as tests hear them; seconds count from the same moment. */
public final class Heard {

  public static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  private Heard() {}

  public static PhaseMoved moved(int second, Phase phase, PhaseStatus status) {
    return new PhaseMoved(START.plusSeconds(second), phase, status, null, Map.of());
  }

  public static PhaseMoved done(int second, Phase phase, Map<String, String> evidence) {
    return new PhaseMoved(START.plusSeconds(second), phase, PhaseStatus.DONE, null, evidence);
  }

  public static PhaseMoved failed(int second, Phase phase, String reason) {
    return new PhaseMoved(START.plusSeconds(second), phase, PhaseStatus.FAILED, reason, Map.of());
  }

  public static Standing standing(int second, State state, Phase phase) {
    return new Standing(START.plusSeconds(second), state, phase, false, progress(0, 0, 0, 0));
  }

  public static Standing readersNew(int second) {
    return new Standing(
        START.plusSeconds(second), State.ACTIVE, Phase.SWITCH, true, progress(1, 10, 10, 100));
  }

  public static Standing at(int second, Phase phase, Progress progress) {
    return new Standing(START.plusSeconds(second), State.ACTIVE, phase, false, progress);
  }

  public static Progress progress(int pass, long pages, long pagesDone, long rowsSeen) {
    return new Progress(pass, new Pages(pages, pagesDone), new Rows(rowsSeen, rowsSeen, 0));
  }

  public static GateAnswered blocked(int second, Phase phase) {
    return new GateAnswered(
        START.plusSeconds(second),
        phase,
        Outcome.BLOCKED,
        List.of(
            new Finding("contracts.known", Outcome.PASS, "billing is known", null),
            new Finding(
                "log.consumed",
                Outcome.BLOCKED,
                "Group billing is at offset 20 of partition 1, and old records go to 97",
                "Let billing read on"),
            new Finding(
                "schema.registered",
                Outcome.UNKNOWN,
                "The registry is away",
                "It is asked again")));
  }

  public static GateAnswered passed(int second, Phase phase) {
    return new GateAnswered(
        START.plusSeconds(second),
        phase,
        Outcome.PASS,
        List.of(new Finding("log.consumed", Outcome.PASS, "billing has read on", null)));
  }
}
