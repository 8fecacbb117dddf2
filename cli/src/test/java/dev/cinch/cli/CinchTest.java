package dev.cinch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.cli.terminal.Recorded;
import dev.cinch.cli.terminal.Screen;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CinchTest {

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private final Recorded terminal = Recorded.plain();
  private final Path folder;

  CinchTest(@TempDir Path folder) {
    this.folder = folder;
  }

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
        .contains("Examples:", "cinch demo --keep", "(default: 500000)", "Exit codes:");
  }

  @Test
  void aMistypedCommandIsAnsweredWithTheRightOne() {
    assertThat(run(false, "dmeo")).isEqualTo(2);
    assertThat(errors.toString())
        .isEqualTo("There is no command 'cinch dmeo'%nDid you mean demo?%n".formatted());
    assertThat(run(false, "contract", "lst")).isEqualTo(2);
    assertThat(errors.toString())
        .contains("There is no command 'cinch contract lst'%nDid you mean list?".formatted());
  }

  @Test
  void aMistypedOptionIsAnsweredWithTheRightOne() {
    assertThat(run(false, "demo", "--row", "5")).isEqualTo(2);
    assertThat(errors.toString())
        .isEqualTo("There is no option '--row' of cinch demo%nDid you mean --rows?%n".formatted());
  }

  @Test
  void aMistypedOptionWithAValueIsAnsweredWithTheRightOne() {
    assertThat(run(false, "status", "--plannr=http://localhost:1")).isEqualTo(2);
    assertThat(errors.toString()).contains("Did you mean --planner?");
  }

  @Test
  void anOptionBeforeItsCommandIsToldWhereItGoes() {
    assertThat(run(false, "--json", "status")).isEqualTo(2);
    assertThat(errors.toString()).contains("It goes behind its command: cinch status --json");
  }

  @Test
  void everyCommandHasExamplesAndExitCodesInItsHelp() {
    assertThatAllSubcommandsExplainThemselves(commandLine(false));
  }

  @Test
  void everyCommandThatAnswersDoesSoInJsonToo() {
    assertThat(answering(commandLine(false)))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            command ->
                assertThat(command.getCommandSpec().findOption("--json"))
                    .as(command.getCommandSpec().qualifiedName())
                    .isNotNull());
  }

  /** All but those that only lead to others, a script for shells, and what benchmarks take. */
  private static List<CommandLine> answering(CommandLine command) {
    return command.getSubcommands().values().stream()
        .flatMap(
            each -> each.getSubcommands().isEmpty() ? Stream.of(each) : answering(each).stream())
        .filter(each -> !List.of("help", "completion", "bench").contains(each.getCommandName()))
        .distinct()
        .toList();
  }

  private static void assertThatAllSubcommandsExplainThemselves(CommandLine command) {
    for (CommandLine each : command.getSubcommands().values()) {
      String name = each.getCommandSpec().qualifiedName();
      if (!name.endsWith("help")) {
        assertThat(each.getUsageMessage())
            .as(name)
            .contains("Examples:", "  " + name, "Exit codes:");
        assertThatAllSubcommandsExplainThemselves(each);
      }
    }
  }

  @Test
  void aTokenOnTheCommandLineIsRefused() {
    assertThat(run(false, "status", "--token", "s3cret")).isEqualTo(2);
    assertThat(errors.toString())
        .contains("it has to be env:VARIABLE|file:PATH: everybody on this machine can read");
  }

  @Test
  void aPasswordInTheAddressIsRefused() throws IOException {
    Path plan = Files.writeString(folder.resolve("plan.yml"), "id: x");
    for (String address :
        List.of("jdbc:postgresql://a:b@db/shop", "jdbc:postgresql://db/shop?password=b")) {
      assertThat(run(false, "plan", plan.toString(), "--target", address)).isEqualTo(2);
      assertThat(errors.toString()).contains("it carries a password").contains("PGPASSWORD");
    }
  }

  @Test
  void whatIsHardToTakeBackTakesAYesWhereNobodyCanBeAsked() {
    assertThat(run(false, "abort", "some-migration", "--planner", "http://localhost:1"))
        .isEqualTo(2);
    assertThat(errors.toString()).contains("Add --yes if it is.");
  }

  @Test
  void aServiceThatGivesNoAnswerHasAnExitCodeOfItsOwn() {
    assertThat(run(false, "status", "--planner", "http://localhost:1")).isEqualTo(3);
    assertThat(errors.toString())
        .isEqualTo(
            "Cannot list migrations: the planner at http://localhost:1 gives no answer (nothing listens there); see whether it runs (cinch up starts one here), and whether the address is right%n"
                .formatted());
  }

  @Test
  void aPlanThatIsNotThereIsNamed() {
    assertThat(run(false, "plan", "no.yml")).isEqualTo(2);
    assertThat(errors.toString()).contains("Cannot read the plan no.yml: there is no such file");
  }

  @Test
  void aPlanCanBeLookedAtInOneWayOnly() throws IOException {
    Path plan = Files.writeString(folder.resolve("plan.yml"), "id: x");
    assertThat(
            run(
                false,
                "lint",
                plan.toString(),
                "--planner",
                "http://localhost:1",
                "--target",
                "jdbc:postgresql://db/shop"))
        .isEqualTo(2);
    assertThat(errors.toString()).contains("give --planner or --target, not both");
  }

  @Test
  void whoeverAsksForHelpAboutAMistypedCommandIsAnsweredWithTheRightOne() {
    assertThat(run(false, "help", "stauts")).isEqualTo(2);
    assertThat(errors.toString()).contains("'stauts'").contains("Did you mean status?");
  }

  @Test
  void aWordTooManyIsNamed() {
    assertThat(run(false, "status", "one", "two")).isEqualTo(2);
    assertThat(errors.toString())
        .startsWith("Cannot make anything of 'two': cinch status takes no more words");
  }

  @Test
  void aNumberThatMakesNoSenseIsRefused() {
    assertThat(run(false, "status", "--limit", "0")).isEqualTo(2);
    assertThat(errors.toString()).startsWith("Cannot list 0 migrations: --limit takes 1 or more");
    errors.getBuffer().setLength(0);
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
    assertThat(errors.toString())
        .contains("Missing required subcommand", "Usage: cinch", "demo", "status", "Exit codes:");
    assertThat(run(false, "contract")).isEqualTo(2);
    assertThat(errors.toString()).contains("Usage: cinch contract", "what-if");
  }

  private int run(boolean debug, String... arguments) {
    CommandLine command =
        commandLine(debug)
            .addSubcommand(new Broken())
            .setOut(new PrintWriter(output, true))
            .setErr(new PrintWriter(errors, true));
    return command.execute(arguments);
  }

  private CommandLine commandLine(boolean debug) {
    return Cinch.commandLine(
        terminal.terminal(), Screen.PLAIN, new ErrorReport(terminal.terminal(), false, debug));
  }

  @Command(name = "broken")
  private static final class Broken implements Callable<Integer> {
    @Override
    public Integer call() {
      throw new IllegalStateException("Cannot do it: it is broken");
    }
  }
}
