package dev.cinch.target.health;

import java.util.Locale;

/** What a figure of a target's health is counted in. */
public enum Unit {
  SECONDS,
  BYTES,
  PERCENT,
  COUNT;

  private static final double KILO = 1024;

  /** The figure as people write it, such as {@code 6.2 s}. */
  public String text(double value) {
    return switch (this) {
      case SECONDS -> number(value) + " s";
      case BYTES -> bytes(value);
      case PERCENT -> number(value) + " %";
      case COUNT -> number(value);
    };
  }

  private static String bytes(double value) {
    if (value < KILO * KILO) {
      return number(value / KILO) + " kB";
    }
    return value < KILO * KILO * KILO
        ? number(value / KILO / KILO) + " MB"
        : number(value / KILO / KILO / KILO) + " GB";
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
