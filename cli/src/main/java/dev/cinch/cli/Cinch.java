package dev.cinch.cli;

import dev.cinch.cli.terminal.Screen;
import dev.cinch.cli.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code cinch}: it only knows its subcommands. */
@Command(
    name = "cinch",
    description = "Column changes for live PostgreSQL databases, carried as events on Kafka.",
    subcommands = HelpCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = VersionOfJar.class,
    scope = ScopeType.INHERIT,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it was done, and all is as it should be",
      "1:it could not be done, or something is not as it should be",
      "2:the command line can't be understood",
      "130:ended by Ctrl-C"
    })
public final class Cinch {

  /** Set by the launcher when the output is a terminal. */
  private static final String TERMINAL = "cinch.terminal";

  private static final String LOG_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Write stack traces and a log to the error output.")
  @SuppressWarnings("UnusedVariable")
  private boolean debug;

  private Cinch() {}

  public static void main(String[] arguments) {
    boolean debug = Arrays.asList(arguments).contains("--debug");
    System.setProperty(LOG_LEVEL, debug ? "info" : "off");
    PrintStream output = utf8(FileDescriptor.out);
    Screen screen = Screen.of(Boolean.getBoolean(TERMINAL), System.getenv());
    Terminal terminal = new Terminal(output, screen);
    Thread lastWord = new Thread(() -> terminal.close("Stopping everything ..."), "last-word");
    Runtime.getRuntime().addShutdownHook(lastWord);
    int code = commandLine(terminal, screen, debug).execute(arguments);
    terminal.close("");
    System.exit(code);
  }

  static CommandLine commandLine(Terminal terminal, Screen screen, boolean debug) {
    ErrorReport errors = new ErrorReport(terminal, debug);
    return new CommandLine(new Cinch())
        .addSubcommand(new DemoCommand(terminal))
        .addSubcommand(new UpCommand(terminal))
        .addSubcommand(new BenchCommand())
        .addSubcommand(new ChaosCommand(terminal))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(CommandLine.Help.defaultColorScheme(screen.colours() ? Ansi.ON : Ansi.OFF))
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
  }

  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }
}
