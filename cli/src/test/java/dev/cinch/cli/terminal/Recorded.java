package dev.cinch.cli.terminal;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A terminal that keeps what is written on it. */
public final class Recorded {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Terminal terminal;

  private Recorded(Screen screen, @Nullable String answers) {
    this.terminal =
        new Terminal(
            new PrintStream(bytes, true, StandardCharsets.UTF_8),
            screen,
            answers == null ? null : new BufferedReader(new StringReader(answers)));
  }

  /** One that is a file or a pipe. */
  public static Recorded plain() {
    return new Recorded(Screen.PLAIN, null);
  }

  /** One that draws in place, with or without colours. */
  public static Recorded drawing(boolean colours) {
    return new Recorded(new Screen(true, colours, Screen.ENDLESS), null);
  }

  /** One whose lines have an end. */
  public static Recorded wide(int columns) {
    return new Recorded(new Screen(false, false, columns), null);
  }

  /** One on which somebody types these lines. */
  public static Recorded answering(String... lines) {
    return new Recorded(new Screen(true, false, Screen.ENDLESS), String.join("\n", lines) + "\n");
  }

  public Terminal terminal() {
    return terminal;
  }

  /** Everything, with the bytes that move and colour. */
  public String raw() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** The lines of a plain one. */
  public List<String> lines() {
    return raw().lines().toList();
  }
}
