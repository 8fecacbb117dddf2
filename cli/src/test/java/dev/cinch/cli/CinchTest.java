package dev.cinch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.cli.terminal.Recorded;
import dev.cinch.cli.terminal.Screen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CinchTest {

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private final Recorded terminal = Recorded.plain();

  @Test
  void helpNamesTheCommandsAndTheExitCodes() {
    assertThat(run(false, "--help")).isZero();
    assertThat(output.toString())
        .contains("demo", "up", "Exit codes:", "130", "ended by Ctrl-C")
        .doesNotContain("\u001b");
  }

  @Test
  void helpOfACommandHasExamples() {
    assertThat(run(false, "demo", "--help")).isZero();
    assertThat(output.toString())
        .contains("Examples:", "cinch demo --keep", "(default: 100000)", "Exit codes:");
  }

  @Test
  void aMistypedCommandIsAnsweredWithTheRightOne() {
    assertThat(run(false, "dmeo")).isEqualTo(2);
    assertThat(errors.toString()).contains("'dmeo'").contains("Did you mean demo?");
  }

  @Test
  void aMistypedOptionIsAnsweredWithTheRightOne() {
    assertThat(run(false, "demo", "--row", "5")).isEqualTo(2);
    assertThat(errors.toString()).contains("'--row'").contains("Did you mean --rows?");
  }

  @Test
  void aNumberThatMakesNoSenseIsRefused() {
    assertThat(run(false, "demo", "--rows", "0")).isEqualTo(2);
    assertThat(errors.toString())
        .startsWith("Cannot open a shop with 0 orders: --rows takes 1 to 20000000");
    assertThat(run(false, "up", "--workers", "33")).isEqualTo(2);
    assertThat(errors.toString()).contains("Cannot start 33 workers: --workers takes 1 to 32");
  }

  @Test
  void aBenchmarkThatIsNoneIsRefused() {
    assertThat(run(false, "bench", "coffee")).isEqualTo(2);
    assertThat(errors.toString()).contains("'coffee'").contains("BACKFILL, LATENCY");
  }

  @Test
  void chaosWithoutAnEndIsRefused() {
    assertThat(run(false, "chaos", "--minutes", "-1")).isEqualTo(2);
    assertThat(errors.toString())
        .contains("Cannot go on for -1 minutes: --minutes takes 0 to 10080");
  }

  @Test
  void aTargetInTheWrongFormIsRefused() {
    assertThat(run(false, "up", "--target", "orders")).isEqualTo(2);
    assertThat(errors.toString())
        .contains("it has to be NAME=JDBC-URL,USER,env:VARIABLE|file:PATH");
  }

  @Test
  void aFailureIsOneSentenceAndWhereItWasIsSaidWithDebugOnly() {
    assertThat(run(false, "broken")).isEqualTo(1);
    assertThat(errors.toString())
        .isEqualTo("Cannot do it: it is broken%nWith --debug it says where.%n".formatted());

    assertThat(run(true, "broken", "--debug")).isEqualTo(1);
    assertThat(errors.toString()).contains("at dev.cinch.cli.CinchTest$Broken.call");
  }

  @Test
  void whatFailsBecauseEverythingStopsIsNotReported() {
    terminal.terminal().close("Stopping everything ...");

    assertThat(run(false, "broken")).isEqualTo(1);
    assertThat(errors.toString()).isEmpty();
  }

  @Test
  void withoutACommandItSaysHowItIsUsed() {
    assertThat(run(false)).isEqualTo(2);
    assertThat(errors.toString()).contains("Missing required subcommand").contains("cinch --help");
  }

  private int run(boolean debug, String... arguments) {
    CommandLine command =
        Cinch.commandLine(terminal.terminal(), Screen.PLAIN, debug)
            .addSubcommand(new Broken())
            .setOut(new PrintWriter(output, true))
            .setErr(new PrintWriter(errors, true));
    return command.execute(arguments);
  }

  @Command(name = "broken")
  private static final class Broken implements Callable<Integer> {
    @Override
    public Integer call() {
      throw new IllegalStateException("Cannot do it: it is broken");
    }
  }
}
