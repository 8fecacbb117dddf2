package dev.cinch.cli.demo;

import dev.cinch.cli.news.News.Pages;
import dev.cinch.cli.news.News.PhaseMoved;
import dev.cinch.cli.news.News.Progress;
import dev.cinch.cli.news.News.Rows;
import dev.cinch.cli.news.News.Standing;
import dev.cinch.cli.news.Phase;
import dev.cinch.cli.news.PhaseStatus;
import dev.cinch.cli.terminal.Bar;
import dev.cinch.cli.terminal.Figures;
import dev.cinch.cli.terminal.Ink;
import dev.cinch.cli.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far BACKFILL and VERIFY have come: drawn in place on a terminal, a line for each tenth of a
 * pass otherwise.
 */
final class ProgressLine {

  private static final int STEPS = 10;
  private static final Progress NOTHING = new Progress(0, new Pages(0, 0), new Rows(0, 0, 0));

  private final Terminal terminal;
  private Phase phase = Phase.UNKNOWN;
  private Progress shown = NOTHING;
  private int step;
  private Instant began = Instant.EPOCH;

  ProgressLine(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Shows where a migration stands; gives a line to be written, if there is one. */
  Optional<String> show(Standing standing) {
    Progress progress = standing.progress();
    if (!isPass(standing.phase()) || progress.pages().total() == 0 || isOfFormerPhase(standing)) {
      return Optional.empty();
    }
    if (standing.phase() != phase || progress.pass() != shown.pass()) {
      begin(standing);
    }
    shown = progress;
    terminal.status(drawn(standing));
    return terminal.redraws() ? Optional.empty() : nextStep(standing);
  }

  /** VERIFY begins with the counters that BACKFILL ended with. */
  private boolean isOfFormerPhase(Standing standing) {
    return standing.phase() != phase && standing.progress().equals(shown);
  }

  private void begin(Standing standing) {
    phase = standing.phase();
    began = standing.at();
    step = 0;
  }

  /** Takes the drawn line away when its phase is left. */
  void leave(PhaseMoved moved) {
    if (isPass(moved.phase()) && moved.status() != PhaseStatus.RUNNING) {
      terminal.status("");
    }
  }

  private Optional<String> nextStep(Standing standing) {
    int reached = standing.progress().percent() * STEPS / 100;
    if (reached <= step) {
      return Optional.empty();
    }
    step = reached;
    return Optional.of(
        Columns.of(
            Columns.who(standing.phase().name()),
            Columns.how("%3d %%".formatted(standing.progress().percent())),
            figures(standing)));
  }

  private String drawn(Standing standing) {
    int percent = standing.progress().percent();
    return "%s  %s %3d %%  %s"
        .formatted(
            terminal.ink(Ink.BOLD, standing.phase().name()),
            terminal.ink(Ink.GREEN, Bar.of(percent)),
            percent,
            figures(standing));
  }

  private String figures(Standing standing) {
    long seen = standing.progress().rows().seen();
    Duration time = Duration.between(began, standing.at());
    String soFar = "pass %d, %s".formatted(shown.pass(), Figures.count(seen, "row"));
    return time.toMillis() < 200
        ? soFar
        : "%s, %s a second".formatted(soFar, Figures.count(Figures.perSecond(seen, time)));
  }

  private static boolean isPass(Phase phase) {
    return phase == Phase.BACKFILL || phase == Phase.VERIFY;
  }
}
