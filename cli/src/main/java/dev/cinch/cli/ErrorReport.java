package dev.cinch.cli;

import dev.cinch.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong in a sentence; where in the code, only to those who ask. */
final class ErrorReport implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private final Terminal terminal;
  private final boolean debug;

  ErrorReport(Terminal terminal, boolean debug) {
    this.terminal = terminal;
    this.debug = debug;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    if (terminal.isClosed()) {
      // Ctrl-C: what was under way fails, since all that it needs goes away.
      return ExitCode.SOFTWARE;
    }
    PrintWriter errors = command.getErr();
    errors.println(command.getColorScheme().errorText(sentence(failure)));
    if (debug) {
      failure.printStackTrace(errors);
    } else {
      errors.println("With --debug it says where.");
    }
    errors.flush();
    return ExitCode.SOFTWARE;
  }

  private static String sentence(Exception failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  @Override
  public int handleParseException(ParameterException mistake, String[] arguments) {
    CommandLine command = mistake.getCommandLine();
    PrintWriter errors = command.getErr();
    errors.println(command.getColorScheme().errorText(String.valueOf(mistake.getMessage())));
    errors.println(
        meant(mistake)
            .map("Did you mean %s?"::formatted)
            .orElse("See %s --help".formatted(command.getCommandSpec().qualifiedName())));
    errors.flush();
    return ExitCode.USAGE;
  }

  private static Optional<String> meant(ParameterException mistake) {
    if (!(mistake instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return Optional.empty();
    }
    CommandSpec command = unmatched.getCommandLine().getCommandSpec();
    List<String> words = new ArrayList<>(command.subcommands().keySet());
    command.options().forEach(option -> words.addAll(List.of(option.names())));
    return NearestWord.to(unmatched.getUnmatched().get(0), words);
  }
}
