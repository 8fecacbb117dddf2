package dev.cinch.cli;

import dev.cinch.cli.contract.InvalidContractFileException;
import dev.cinch.cli.demo.DemoFailedException;
import dev.cinch.cli.local.LocalSuiteException;
import dev.cinch.cli.plan.UnreadablePlanException;
import dev.cinch.cli.plan.target.TargetAwayException;
import dev.cinch.cli.run.RunFailedException;
import dev.cinch.cli.service.ServiceRefusedException;
import dev.cinch.cli.service.ServiceUnreachableException;
import dev.cinch.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong in a sentence; where in the code, only to those who ask. */
final class ErrorReport implements IExecutionExceptionHandler, IParameterExceptionHandler {

  /** Their message says all that there is to say. */
  private static final List<Class<?>> EXPECTED =
      List.of(
          ServiceRefusedException.class,
          ServiceUnreachableException.class,
          TargetAwayException.class,
          UnreadablePlanException.class,
          DemoFailedException.class,
          InvalidContractFileException.class,
          RunFailedException.class,
          LocalSuiteException.class);

  /** The parser's words where a command was to follow. */
  private static final String NO_COMMAND = "Missing required subcommand";

  /** Its words where somebody asks for help about a command that there is not. */
  private static final String NO_SUCH_COMMAND = "Unknown subcommand";

  private final Terminal terminal;
  private final Ansi colours;
  private final boolean debug;

  /**
   * Reports to the error output.
   *
   * @param colours whether that shows them
   */
  ErrorReport(Terminal terminal, boolean colours, boolean debug) {
    this.terminal = terminal;
    this.colours = colours ? Ansi.ON : Ansi.OFF;
    this.debug = debug;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    if (terminal.isClosed()) {
      // Ctrl-C: what was under way fails, since all that it needs goes away.
      return ExitCode.SOFTWARE;
    }
    terminal.status("");
    PrintWriter errors = command.getErr();
    errors.println(red(sentence(failure)));
    if (debug) {
      failure.printStackTrace(errors);
    } else if (!EXPECTED.contains(failure.getClass())) {
      errors.println("With --debug it says where.");
    }
    errors.flush();
    return failure instanceof ServiceUnreachableException || failure instanceof TargetAwayException
        ? ExitCodes.NO_ANSWER
        : ExitCodes.BAD;
  }

  private String red(String text) {
    return CommandLine.Help.defaultColorScheme(colours).errorText(text).toString();
  }

  private static String sentence(Exception failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  @Override
  public int handleParseException(ParameterException mistake, String[] arguments) {
    CommandLine command = mistake.getCommandLine();
    PrintWriter errors = command.getErr();
    if (mistake instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      errors.println(red(unknown(unmatched)));
    } else {
      errors.println(red(String.valueOf(mistake.getMessage())));
    }
    if (leadsToOthers(mistake)) {
      command.usage(errors, colours);
    } else {
      errors.println(
          meant(mistake, arguments)
              .orElse("See %s --help".formatted(command.getCommandSpec().qualifiedName())));
    }
    errors.flush();
    return ExitCode.USAGE;
  }

  /** Whoever gave no command is shown which there are. */
  private static boolean leadsToOthers(ParameterException mistake) {
    return NO_COMMAND.equals(mistake.getMessage());
  }

  private static String unknown(UnmatchedArgumentException unmatched) {
    String word = unmatched.getUnmatched().get(0);
    CommandSpec command = unmatched.getCommandLine().getCommandSpec();
    if (word.startsWith("-")) {
      return "There is no option '%s' of %s".formatted(word, command.qualifiedName());
    }
    return command.subcommands().isEmpty()
        ? "Cannot make anything of '%s': %s takes no more words"
            .formatted(word, command.qualifiedName())
        : "There is no command '%s %s'".formatted(command.qualifiedName(), word);
  }

  private static Optional<String> meant(ParameterException mistake, String[] arguments) {
    String asked = mistake.getValue();
    if (asked != null && String.valueOf(mistake.getMessage()).startsWith(NO_SUCH_COMMAND)) {
      return NearestWord.to(asked, mistake.getCommandLine().getSubcommands().keySet())
          .map("Did you mean %s?"::formatted);
    }
    if (!(mistake instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return Optional.empty();
    }
    CommandSpec command = unmatched.getCommandLine().getCommandSpec();
    String typed = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
    return behindItsCommand(command, typed, arguments)
        .or(() -> NearestWord.to(typed, words(command)).map("Did you mean %s?"::formatted));
  }

  /** An option of a subcommand stands behind it. */
  private static Optional<String> behindItsCommand(
      CommandSpec command, String typed, String[] arguments) {
    return Arrays.stream(arguments)
        .flatMap(word -> Stream.ofNullable(command.subcommands().get(word)))
        .map(CommandLine::getCommandSpec)
        .filter(each -> words(each).contains(typed))
        .map(each -> "It goes behind its command: %s %s".formatted(each.qualifiedName(), typed))
        .findFirst();
  }

  private static List<String> words(CommandSpec command) {
    List<String> words = new ArrayList<>(command.subcommands().keySet());
    command.options().forEach(option -> words.addAll(List.of(option.names())));
    return words;
  }
}
