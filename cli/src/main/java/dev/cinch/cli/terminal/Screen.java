package dev.cinch.cli.terminal;

import java.util.Map;

/**
 * What the output can do.
 *
 * @param redraws whether a line can be drawn again in place
 * @param colours whether words can stand out by colour
 * @param columns letters in a line; {@link #ENDLESS} where lines do not end
 */
public record Screen(boolean redraws, boolean colours, int columns) {

  /** Lines that are as long as they need. */
  public static final int ENDLESS = Integer.MAX_VALUE;

  /** A file, a pipe, or a terminal that can do nothing. */
  public static final Screen PLAIN = new Screen(false, false, ENDLESS);

  /**
   * What a terminal can do by what its user has set. The launcher knows whether it is one, and how
   * wide: Java can't tell while its input is something else.
   *
   * @param columns in digits; anything else where that is not known
   */
  public static Screen of(boolean terminal, String columns, Map<String, String> environment) {
    if (!terminal || environment.getOrDefault("TERM", "dumb").equals("dumb")) {
      return PLAIN;
    }
    return new Screen(
        true,
        environment.getOrDefault("NO_COLOR", "").isEmpty(),
        columns.matches("[1-9]\\d{0,4}") ? Integer.parseInt(columns) : ENDLESS);
  }
}
