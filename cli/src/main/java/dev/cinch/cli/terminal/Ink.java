package dev.cinch.cli.terminal;

/** How a word stands out, where colours may be used. */
public enum Ink {
  /** Headings. */
  BOLD("1"),
  /** What need not be read. */
  FAINT("2"),
  /** Failure. */
  RED("31"),
  /** Success. */
  GREEN("32"),
  /** Waiting for something. */
  YELLOW("33"),
  /** Names. */
  CYAN("36");

  private final String code;

  Ink(String code) {
    this.code = code;
  }

  String on(String text) {
    return "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
