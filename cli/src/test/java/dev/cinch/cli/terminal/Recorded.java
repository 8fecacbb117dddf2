package dev.cinch.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A terminal that keeps what is written on it. */
public final class Recorded {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Terminal terminal;

  private Recorded(Screen screen) {
    this.terminal = new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), screen);
  }

  /** One that is a file or a pipe. */
  public static Recorded plain() {
    return new Recorded(Screen.PLAIN);
  }

  /** One that draws in place, with or without colours. */
  public static Recorded drawing(boolean colours) {
    return new Recorded(new Screen(true, colours));
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
