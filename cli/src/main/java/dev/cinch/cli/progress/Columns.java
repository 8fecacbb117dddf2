package dev.cinch.cli.progress;

/** Who, how it stands, what there is to say: the columns of the story. */
final class Columns {

  private static final int WHO = 8;
  private static final int HOW = 7;

  private Columns() {}

  static String who(String name) {
    return padded(name, WHO);
  }

  static String how(String status) {
    return padded(status, HOW);
  }

  /** The first two as {@link #who} and {@link #how} made them, coloured or not. */
  static String of(String who, String how, String what) {
    return "%s  %s  %s".formatted(who, how.isEmpty() ? how("") : how, what).stripTrailing();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
