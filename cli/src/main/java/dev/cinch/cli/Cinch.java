package dev.cinch.cli;

import dev.cinch.cli.terminal.Screen;
import dev.cinch.cli.terminal.Terminal;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
      "2:the command line can't be understood, or is not enough",
      "3:a service or the database gives no answer; later it may",
      "130:ended by Ctrl-C"
    })
public final class Cinch {

  /** Set by the launcher when the output is a terminal. */
  private static final String TERMINAL = "cinch.terminal";

  /** Set by the launcher to the width of a terminal. */
  private static final String COLUMNS = "cinch.terminal.columns";

  /** Set by the launcher when the error output is one, too. */
  private static final String ERROR_TERMINAL = "cinch.terminal.errors";

  /** Set by the launcher when somebody is there to answer questions. */
  private static final String ANSWERS = "cinch.terminal.answers";

  /** It looks at all the others. */
  private static final String COMPLETION = "completion";

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
    Screen screen = screen(TERMINAL);
    Terminal terminal = new Terminal(utf8(FileDescriptor.out), screen, answers());
    Runtime.getRuntime().addShutdownHook(new Thread(terminal::interrupted, "last-word"));
    ErrorReport errors = new ErrorReport(terminal, screen(ERROR_TERMINAL).colours(), debug);
    int code = commandLine(terminal, screen, errors, arguments).execute(arguments);
    terminal.close("");
    System.exit(code);
  }

  private static Screen screen(String property) {
    return Screen.of(
        Boolean.getBoolean(property), System.getProperty(COLUMNS, ""), System.getenv());
  }

  private static @Nullable BufferedReader answers() {
    return Boolean.getBoolean(ANSWERS)
        ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
        : null;
  }

  /**
   * The command line with all its commands; with the one alone that the arguments begin with, where
   * they do: to read the annotations of all takes longer than most commands.
   */
  static CommandLine commandLine(
      Terminal terminal, Screen screen, ErrorReport errors, String... arguments) {
    Map<String, Supplier<Object>> commands = commands(terminal);
    Supplier<Object> one = arguments.length == 0 ? null : commands.get(arguments[0]);
    CommandLine cinch = new CommandLine(new Cinch());
    if (one == null || arguments[0].equals(COMPLETION)) {
      commands.values().forEach(command -> cinch.addSubcommand(command.get()));
    } else {
      cinch.addSubcommand(one.get());
    }
    return cinch
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(CommandLine.Help.defaultColorScheme(screen.colours() ? Ansi.ON : Ansi.OFF))
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
  }

  /** In the order in which somebody meets them. */
  private static Map<String, Supplier<Object>> commands(Terminal terminal) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("demo", () -> new DemoCommand(terminal));
    commands.put("up", () -> new UpCommand(terminal));
    commands.put("lint", () -> new LintCommand(terminal));
    commands.put("plan", () -> new PlanCommand(terminal));
    commands.put("rehearse", () -> new RehearseCommand(terminal));
    commands.put("run", () -> new RunCommand(terminal));
    commands.put("export", () -> new ExportCommand(terminal));
    commands.put("status", () -> new StatusCommand(terminal));
    commands.put("watch", () -> new WatchCommand(terminal));
    commands.put("pause", () -> new PauseCommand(terminal));
    commands.put("resume", () -> new ResumeCommand(terminal));
    commands.put("approve", () -> new ApproveCommand(terminal));
    commands.put("override", () -> new OverrideCommand(terminal));
    commands.put("rollback", () -> new RollbackCommand(terminal));
    commands.put("abort", () -> new AbortCommand(terminal));
    commands.put("bad-rows", () -> new BadRowsCommand(terminal));
    commands.put("notices", () -> new NoticesCommand(terminal));
    commands.put("answer", () -> new AnswerCommand(terminal));
    commands.put("contract", () -> ContractCommand.of(terminal));
    commands.put("bench", BenchCommand::new);
    commands.put("chaos", () -> new ChaosCommand(terminal));
    commands.put(COMPLETION, () -> new CompletionCommand(terminal));
    return commands;
  }

  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }
}
