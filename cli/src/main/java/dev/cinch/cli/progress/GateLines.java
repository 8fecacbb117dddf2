package dev.cinch.cli.progress;

import dev.cinch.cli.news.News.Finding;
import dev.cinch.cli.news.News.GateAnswered;
import dev.cinch.cli.news.Outcome;
import dev.cinch.cli.terminal.Figures;
import dev.cinch.cli.terminal.Ink;
import dev.cinch.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;

/** The gate's answer: each finding that blocks in its own sentence, with what would clear it. */
final class GateLines {

  private final Terminal terminal;

  GateLines(Terminal terminal) {
    this.terminal = terminal;
  }

  List<String> lines(GateAnswered answered) {
    if (answered.outcome() == Outcome.PASS) {
      return List.of(line(Outcome.PASS, passed(answered)));
    }
    List<String> lines = new ArrayList<>();
    answered.findings().stream()
        .filter(finding -> finding.outcome() != Outcome.PASS)
        .forEach(finding -> lines.addAll(lines(finding)));
    return lines;
  }

  private static String passed(GateAnswered answered) {
    return "nothing speaks against %s (%s)"
        .formatted(answered.phase(), Figures.count(answered.findings().size(), "finding"));
  }

  private List<String> lines(Finding finding) {
    String sentence = line(finding.outcome(), finding.message());
    return finding.clears() == null
        ? List.of(sentence)
        : List.of(
            sentence,
            Columns.of(Columns.who(""), "", terminal.ink(Ink.FAINT, "-> " + finding.clears())));
  }

  private String line(Outcome outcome, String sentence) {
    return Columns.of(
        terminal.ink(Ink.CYAN, Columns.who("gate")),
        terminal.ink(ink(outcome), Columns.how(outcome.name())),
        sentence);
  }

  private static Ink ink(Outcome outcome) {
    return switch (outcome) {
      case PASS -> Ink.GREEN;
      case BLOCKED, UNKNOWN -> Ink.YELLOW;
    };
  }
}
