package dev.cinch.cli.terminal;

/** A part of a whole, drawn. */
public final class Bar {

  private static final int WIDTH = 24;

  private Bar() {}

  /** A bar of a fixed width, filled by so many of a hundred. */
  public static String of(int percent) {
    int filled = Math.max(0, Math.min(percent, 100)) * WIDTH / 100;
    return "█".repeat(filled) + "░".repeat(WIDTH - filled);
  }
}
