package dev.cinch.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

  private static final String CLEAR = "\r\u001b[K";

  @Test
  void aPlainOutputGetsLinesAndNothingElse() {
    Recorded output = Recorded.plain();

    output.terminal().status("half way");
    output.terminal().line(output.terminal().ink(Ink.RED, "one"));
    output.terminal().status("");

    assertThat(output.raw()).isEqualTo("one" + System.lineSeparator());
  }

  @Test
  void aStatusIsDrawnAgainInPlaceAndStaysBelowTheLines() {
    Recorded output = Recorded.drawing(false);

    output.terminal().status("10 %");
    output.terminal().status("20 %");
    output.terminal().line("a line");

    assertThat(output.raw())
        .isEqualTo(
            drawn("10 %")
                + CLEAR
                + drawn("20 %")
                + CLEAR
                + "a line"
                + System.lineSeparator()
                + drawn("20 %"));
  }

  @Test
  void anEmptyStatusTakesTheDrawnOneAway() {
    Recorded output = Recorded.drawing(false);

    output.terminal().status("10 %");
    output.terminal().status("");
    output.terminal().line("a line");

    assertThat(output.raw()).isEqualTo(drawn("10 %") + CLEAR + "a line" + System.lineSeparator());
  }

  @Test
  void aStatusOfTwoLinesIsTakenAwayWhole() {
    Recorded output = Recorded.drawing(false);

    output.terminal().status("10 %\nat work: worker-1");
    output.terminal().line("a line");
    output.terminal().status("");

    String both = CLEAR + "\u001b[A" + CLEAR;
    assertThat(output.raw())
        .isEqualTo(
            drawn("10 %\nat work: worker-1")
                + both
                + "a line"
                + System.lineSeparator()
                + drawn("10 %\nat work: worker-1")
                + both);
  }

  @Test
  void onlyAYesIsAYes() {
    assertThat(Recorded.answering("y").terminal().confirms("It goes.")).isTrue();
    assertThat(Recorded.answering("YES").terminal().confirms("It goes.")).isTrue();
    assertThat(Recorded.answering("").terminal().confirms("It goes.")).isFalse();
    assertThat(Recorded.answering("yea").terminal().confirms("It goes.")).isFalse();
    assertThat(Recorded.plain().terminal().confirms("It goes.")).isFalse();
  }

  @Test
  void nobodyAnswersOnAPlainOutput() {
    assertThat(Recorded.plain().terminal().canAsk()).isFalse();
    assertThat(Recorded.answering("y").terminal().canAsk()).isTrue();
  }

  @Test
  void theLastWordIsSaidWhenItIsInterrupted() {
    Recorded output = Recorded.plain();
    output.terminal().lastWord("Stopping everything ...");

    output.terminal().interrupted();

    assertThat(output.lines()).containsExactly("Stopping everything ...");
  }

  @Test
  void nothingIsWrittenAfterTheLastWord() {
    Recorded output = Recorded.drawing(false);

    output.terminal().status("10 %");
    output.terminal().close("the end");
    output.terminal().line("too late");
    output.terminal().status("too late");
    output.terminal().close("again");

    assertThat(output.raw()).isEqualTo(drawn("10 %") + CLEAR + "the end" + System.lineSeparator());
    assertThat(output.terminal().isClosed()).isTrue();
  }

  @Test
  void anOutputThatIsLeftToAnswersGetsNothingElse() {
    Recorded output = Recorded.answering("y");
    output.terminal().leaveToAnswers();

    output.terminal().status("10 %");
    output.terminal().line("a line");
    output.terminal().answer("{}");
    output.terminal().line("another");

    assertThat(output.lines()).containsExactly("{}");
    assertThat(output.terminal().canAsk()).isFalse();
    assertThat(output.terminal().isLeftToAnswers()).isTrue();
    assertThat(output.terminal().ink(Ink.RED, "plain")).isEqualTo("plain");
  }

  @Test
  void nobodySeesAMuteOne() {
    Terminal mute = Terminal.mute();

    mute.line("a line");

    assertThat(mute.canAsk()).isFalse();
    assertThat(mute.redraws()).isFalse();
  }

  @Test
  void wordsAreColouredOnlyWhereColoursAre() {
    assertThat(Recorded.drawing(true).terminal().ink(Ink.GREEN, "DONE"))
        .isEqualTo("\u001b[32mDONE\u001b[0m");
    assertThat(Recorded.drawing(false).terminal().ink(Ink.GREEN, "DONE")).isEqualTo("DONE");
  }

  @Test
  void aTerminalHasColoursUnlessItsUserSaysNo() {
    assertThat(Screen.of(true, "80", Map.of("TERM", "xterm")))
        .isEqualTo(new Screen(true, true, 80));
    assertThat(Screen.of(true, "", Map.of("TERM", "xterm", "NO_COLOR", "")))
        .isEqualTo(new Screen(true, true, Screen.ENDLESS));
    assertThat(Screen.of(true, "0", Map.of("TERM", "xterm", "NO_COLOR", "1")))
        .isEqualTo(new Screen(true, false, Screen.ENDLESS));
  }

  @Test
  void whatIsNoTerminalOrADumbOneIsPlain() {
    assertThat(Screen.of(false, "80", Map.of("TERM", "xterm"))).isEqualTo(Screen.PLAIN);
    assertThat(Screen.of(true, "80", Map.of("TERM", "dumb"))).isEqualTo(Screen.PLAIN);
    assertThat(Screen.of(true, "80", Map.of())).isEqualTo(Screen.PLAIN);
  }

  private static String drawn(String status) {
    return "\u001b[?7l" + status + "\u001b[?7h";
  }
}
