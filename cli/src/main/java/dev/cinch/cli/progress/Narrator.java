package dev.cinch.cli.progress;

import dev.cinch.cli.news.News;
import dev.cinch.cli.news.News.Approved;
import dev.cinch.cli.news.News.GateAnswered;
import dev.cinch.cli.news.News.Pace;
import dev.cinch.cli.news.News.PhaseMoved;
import dev.cinch.cli.news.News.Standing;
import dev.cinch.cli.news.News.StateMoved;
import dev.cinch.cli.news.Phase;
import dev.cinch.cli.terminal.Ink;
import dev.cinch.cli.terminal.Terminal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Tells news as they come, each sort in its own way. */
public final class Narrator {

  private final Terminal terminal;
  private final Clock clock;
  private final DateTimeFormatter times;
  private final PhaseLines phases;
  private final GateLines gate;
  private final ProgressLine progress;

  public Narrator(Terminal terminal, Clock clock, ZoneId zone) {
    this.terminal = terminal;
    this.clock = clock;
    this.times = DateTimeFormatter.ofPattern("HH:mm:ss.S").withZone(zone);
    this.phases = new PhaseLines(terminal);
    this.gate = new GateLines(terminal);
    this.progress = new ProgressLine(terminal);
  }

  public void tell(News news) {
    if (news instanceof PhaseMoved moved) {
      progress.leave(moved);
      write(moved.at(), phases.line(moved));
    } else if (news instanceof GateAnswered answered) {
      gate.lines(answered).forEach(line -> write(answered.at(), line));
    } else if (news instanceof Standing standing) {
      progress.show(standing).ifPresent(line -> write(standing.at(), line));
    } else if (news instanceof Pace pace) {
      progress.show(pace);
    } else if (news instanceof StateMoved moved) {
      write(moved.at(), phases.line(moved));
    } else if (news instanceof Approved approved) {
      String what = "%s approves it".formatted(approved.actor());
      write(approved.at(), phases.line(approved.phase(), "", what));
    }
  }

  /** Tells what somebody does who is none of ours. */
  public void deed(String who, String deed) {
    write(clock.instant(), Columns.of(terminal.ink(Ink.CYAN, Columns.who(who)), "", deed));
  }

  /** Tells what a phase waits for. */
  public void waits(Phase phase, String what) {
    write(clock.instant(), phases.line(phase, "WAITS", "for " + what));
  }

  private void write(Instant at, String line) {
    terminal.line(terminal.ink(Ink.FAINT, times.format(at)) + "  " + line);
  }
}
