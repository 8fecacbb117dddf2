package dev.cinch.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command that a document shows in a block, for somebody to type.
 *
 * @param text with all its lines, those of a here-document too
 */
record DocumentedCommand(Path document, String text) {

  private static final Pattern COMMAND =
      Pattern.compile(
          "(?:\\S*/)?cinch .*|(?:mvn|curl|psql|docker|kubectl|promtool|java|git|openssl|printf|cat) .*|\\w+=\\$\\(.*");

  private static final Pattern HERE = Pattern.compile("<<'(\\w+)'");

  static List<DocumentedCommand> all() {
    List<DocumentedCommand> commands = new ArrayList<>();
    for (Path document : Documents.all()) {
      for (List<String> block : blocks(Documents.text(document))) {
        inBlock(block).forEach(text -> commands.add(new DocumentedCommand(document, text)));
      }
    }
    return commands;
  }

  /** What stands between fences without a language, or is indented by four; without its margin. */
  static List<List<String>> blocks(String text) {
    List<List<String>> blocks = new ArrayList<>();
    List<String> block = new ArrayList<>();
    String fence = "";
    for (String line : text.split("\n", -1)) {
      boolean mark = line.strip().startsWith("```");
      boolean inside = fence.equals("```") || fence.isEmpty() && line.startsWith("    ");
      if (inside && !mark && !line.isBlank()) {
        block.add(line);
      } else if (!block.isEmpty()) {
        blocks.add(withoutMargin(block));
        block = new ArrayList<>();
      }
      if (mark) {
        fence = fence.isEmpty() ? line.strip() : "";
      }
    }
    return blocks;
  }

  private static List<String> withoutMargin(List<String> block) {
    return String.join("\n", block).stripIndent().lines().toList();
  }

  /** Each line that is a command, with what goes on in the lines after it. */
  private static List<String> inBlock(List<String> lines) {
    List<String> commands = new ArrayList<>();
    for (int at = 0; at < lines.size(); at++) {
      if (!COMMAND.matcher(lines.get(at)).matches()) {
        continue;
      }
      StringBuilder command = new StringBuilder(lines.get(at));
      String end = end(lines.get(at));
      while (at + 1 < lines.size() && (!end.isEmpty() || lines.get(at).endsWith("\\"))) {
        at++;
        command.append('\n').append(lines.get(at));
        end = lines.get(at).equals(end) ? "" : end;
      }
      commands.add(command.toString());
    }
    return commands;
  }

  private static String end(String line) {
    Matcher here = HERE.matcher(line);
    return here.find() ? here.group(1) : "";
  }

  boolean begins(String words) {
    return text.replaceAll(" +", " ").startsWith(words);
  }

  @Override
  public String toString() {
    return document + ": " + text;
  }
}
