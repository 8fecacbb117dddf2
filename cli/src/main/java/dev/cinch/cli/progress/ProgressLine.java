package dev.cinch.cli.progress;

import dev.cinch.cli.news.News.Pace;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far BACKFILL and VERIFY have come: drawn in place on a terminal, a line for each tenth of a
 * pass otherwise.
 */
final class ProgressLine {

  private static final int STEPS = 10;
  private static final Progress NOTHING = new Progress(0, new Pages(0, 0), new Rows(0, 0, 0));
  private static final Pace FREE = new Pace(Instant.EPOCH, null, List.of());

  private final Terminal terminal;
  private final Rate rate = new Rate();
  private Phase phase = Phase.UNKNOWN;
  private Progress shown = NOTHING;
  private Pace pace = FREE;
  private int step;
  private boolean drawn;

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
    rate.add(standing.at(), progress);
    drawn = true;
    draw();
    return terminal.redraws() ? Optional.empty() : nextStep();
  }

  /** Shows who is at work, with what was heard before. */
  void show(Pace news) {
    pace = news;
    if (drawn) {
      draw();
    }
  }

  /**
   * VERIFY begins with the counters that BACKFILL ended with, which may not have been heard before.
   */
  private boolean isOfFormerPhase(Standing standing) {
    Pages pages = standing.progress().pages();
    return standing.phase() != phase
        && (standing.progress().equals(shown)
            || (phase == Phase.BACKFILL && pages.done() == pages.total()));
  }

  private void begin(Standing standing) {
    phase = standing.phase();
    pace = FREE;
    rate.begin();
    step = 0;
  }

  /** Takes what is drawn away when its phase is left. */
  void leave(PhaseMoved moved) {
    if (isPass(moved.phase()) && moved.status() != PhaseStatus.RUNNING) {
      drawn = false;
      terminal.status("");
    }
  }

  private Optional<String> nextStep() {
    int reached = shown.percent() * STEPS / 100;
    if (reached <= step) {
      return Optional.empty();
    }
    step = reached;
    List<String> all = new ArrayList<>(List.of(figures()));
    all.addAll(work());
    return Optional.of(
        Columns.of(
            Columns.who(phase.name()),
            Columns.how("%3d %%".formatted(shown.percent())),
            String.join("; ", all)));
  }

  private void draw() {
    String bar =
        "%s  %s %3d %%  %s"
            .formatted(
                terminal.ink(Ink.BOLD, Columns.who(phase.name())),
                terminal.ink(Ink.GREEN, Bar.of(shown.percent())),
                shown.percent(),
                figures());
    List<String> work = work();
    terminal.status(
        work.isEmpty()
            ? bar
            : bar
                + "\n"
                + Columns.who("")
                + "  "
                + terminal.ink(Ink.FAINT, String.join("; ", work)));
  }

  private String figures() {
    List<String> figures = new ArrayList<>();
    figures.add("pass " + shown.pass());
    figures.add(Figures.count(shown.rows().seen(), "row"));
    rate.rowsPerSecond().ifPresent(rows -> figures.add(Figures.count(rows) + " a second"));
    rate.left().ifPresent(left -> figures.add(Figures.span(left) + " left"));
    return String.join(", ", figures);
  }

  private List<String> work() {
    List<String> work = new ArrayList<>();
    if (pace.limitedBy() != null) {
      work.add("held back by " + pace.limitedBy());
    }
    if (!pace.workers().isEmpty()) {
      work.add("at work: " + String.join(", ", pace.workers()));
    }
    return work;
  }

  private static boolean isPass(Phase phase) {
    return phase == Phase.BACKFILL || phase == Phase.VERIFY;
  }
}
