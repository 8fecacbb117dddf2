package dev.cinch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.cinch.cli.terminal.Recorded;
import dev.cinch.cli.terminal.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Every command of ours that a document shows is one that there is, with the options it has. */
class CommandsInDocumentsTest {

  /** A line of a block, from its beginning; a synopsis in brackets is for people. */
  private static final Pattern LINE =
      Pattern.compile("(?m)^ *(?:\\$ )?(?:\\S*/)?cinch ((?:\\\\\\n|[^\\n\\[])+)$");

  /** In the middle of a sentence; what stands for something else ends it. */
  private static final Pattern SPAN = Pattern.compile("`(?:\\./)?cinch ([a-z][^`<]*)`");

  private final Recorded terminal = Recorded.plain();

  @Test
  void parseAsTheyStand() {
    List<String> commands = new ArrayList<>();
    for (String text : documents()) {
      LINE.matcher(blocksOf(text))
          .results()
          .forEach(line -> commands.add(line.group(1).replaceAll("\\\\\\n", " ")));
    }

    assertThat(commands).hasSizeGreaterThan(5).allSatisfy(this::assertParses);
  }

  @Test
  void nameCommandsAndOptionsThatThereAre() {
    List<String> commands = new ArrayList<>();
    for (String text : documents()) {
      SPAN.matcher(text.replaceAll("\\n", " ")).results().forEach(it -> commands.add(it.group(1)));
    }

    assertThat(commands).hasSizeGreaterThan(10).allSatisfy(this::assertExists);
  }

  @Test
  void findsACommandThatIsNoneAndAnOptionThatIsNot() {
    assertThat(exists("plam rename.yml")).isFalse();
    assertThat(exists("plan rename.yml --tarket x")).isFalse();
    assertThat(exists("contract check schemas --snapshot registry.json")).isTrue();
  }

  private void assertParses(String command) {
    String[] words = words(command.replaceAll("\\s+# .*", ""));
    assertThatCode(() -> commandLine().parseArgs(words)).as(command).doesNotThrowAnyException();
  }

  private void assertExists(String command) {
    assertThat(exists(command)).as(command).isTrue();
  }

  private boolean exists(String command) {
    CommandLine at = commandLine();
    boolean first = true;
    for (String word : words(command)) {
      Map<String, CommandLine> below = at.getSubcommands();
      if (below.containsKey(word)) {
        at = below.get(word);
      } else if (first || word.startsWith("-") && !hasOption(at, word)) {
        return false;
      }
      first = false;
    }
    return true;
  }

  private static boolean hasOption(CommandLine command, String word) {
    return command.getCommandSpec().findOption(word.replaceFirst("=.*", "")) != null;
  }

  private CommandLine commandLine() {
    return Cinch.commandLine(
        terminal.terminal(), Screen.PLAIN, new ErrorReport(terminal.terminal(), false, false));
  }

  private static String[] words(String command) {
    return Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)")
        .matcher(command.strip())
        .results()
        .map(word -> word.group().replaceAll("^['\"]|['\"]$", ""))
        .toArray(String[]::new);
  }

  /** What stands between fences, or is indented. */
  private static String blocksOf(String text) {
    StringBuilder blocks = new StringBuilder();
    boolean fenced = false;
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("```")) {
        fenced = !fenced;
      } else if (fenced || line.startsWith("    ")) {
        blocks.append(line).append('\n');
      }
    }
    return blocks.toString();
  }

  private static List<String> documents() {
    return Documents.all().stream().map(Documents::text).toList();
  }
}
