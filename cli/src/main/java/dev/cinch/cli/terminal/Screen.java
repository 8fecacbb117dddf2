package dev.cinch.cli.terminal;

import java.util.Map;

/**
 * What the output can do.
 *
 * @param redraws whether a line can be drawn again in place
 * @param colours whether words can stand out by colour
 */
public record Screen(boolean redraws, boolean colours) {

  /** A file, a pipe, or a terminal that can do nothing. */
  public static final Screen PLAIN = new Screen(false, false);

  /**
   * What a terminal can do by what its user has set. The launcher knows whether it is one: Java
   * can't tell while its input is something else.
   */
  public static Screen of(boolean terminal, Map<String, String> environment) {
    if (!terminal || environment.getOrDefault("TERM", "dumb").equals("dumb")) {
      return PLAIN;
    }
    return new Screen(true, environment.getOrDefault("NO_COLOR", "").isEmpty());
  }
}
