package dev.cinch.cli.progress;

import dev.cinch.cli.news.News.PhaseMoved;
import dev.cinch.cli.news.News.StateMoved;
import dev.cinch.cli.news.Phase;
import dev.cinch.cli.news.PhaseStatus;
import dev.cinch.cli.news.State;
import dev.cinch.cli.terminal.Figures;
import dev.cinch.cli.terminal.Ink;
import dev.cinch.cli.terminal.Terminal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A line for each phase that has moved. */
final class PhaseLines {

  private final Terminal terminal;

  PhaseLines(Terminal terminal) {
    this.terminal = terminal;
  }

  String line(PhaseMoved moved) {
    return Columns.of(
        terminal.ink(Ink.BOLD, Columns.who(moved.phase().name())),
        terminal.ink(ink(moved.status()), Columns.how(moved.status().name())),
        moved.reason() == null ? evidence(moved.evidence()) : moved.reason());
  }

  /** What is to be said of a phase that has not moved. */
  String line(Phase phase, String how, String what) {
    return Columns.of(
        terminal.ink(Ink.BOLD, Columns.who(phase.name())),
        terminal.ink(Ink.YELLOW, Columns.how(how)),
        what);
  }

  /** A migration that has moved as a whole. */
  String line(StateMoved moved) {
    String by = "by " + moved.actor();
    return Columns.of(
        terminal.ink(Ink.BOLD, Columns.who("all")),
        terminal.ink(ink(moved.state()), Columns.how(moved.state().name())),
        moved.reason() == null ? by : "%s: %s".formatted(by, moved.reason()));
  }

  private static Ink ink(State state) {
    return switch (state) {
      case COMPLETED -> Ink.GREEN;
      case ABORTED, ROLLED_BACK -> Ink.RED;
      case PAUSED, ROLLING_BACK -> Ink.YELLOW;
      case UNKNOWN, ACTIVE -> Ink.FAINT;
    };
  }

  private static Ink ink(PhaseStatus status) {
    return switch (status) {
      case DONE -> Ink.GREEN;
      case FAILED, UNDONE -> Ink.RED;
      case GATED -> Ink.YELLOW;
      case UNKNOWN, PENDING, SKIPPED, RUNNING -> Ink.FAINT;
    };
  }

  private static String evidence(Map<String, String> evidence) {
    return new TreeMap<>(evidence)
        .entrySet().stream()
            .map(entry -> entry.getKey().replace('_', ' ') + " " + readable(entry.getValue()))
            .collect(Collectors.joining(", "));
  }

  private static String readable(String value) {
    return value.matches("\\d{1,18}") ? Figures.count(Long.parseLong(value)) : value;
  }
}
