package dev.cinch.cli;

import dev.cinch.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cinch completion}. */
@Command(
    name = "completion",
    description = "Prints the script by which a shell completes commands and options of cinch.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(cinch completion bash)                       in this shell",
      "  cinch completion bash > ~/.local/share/bash-completion/completions/cinch",
      "  echo 'source <(cinch completion zsh)' >> ~/.zshrc"
    })
final class CompletionCommand implements Callable<Integer> {

  /** Shells that take the script. */
  enum Shell {
    BASH,
    ZSH
  }

  private final Terminal terminal;

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SHELL",
      description = "bash or zsh; the script is the same for both.")
  @SuppressWarnings("UnusedVariable")
  private Shell shell = Shell.BASH;

  CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.line(AutoComplete.bash("cinch", command.root().commandLine()).stripTrailing());
    return ExitCodes.GOOD;
  }
}
