package dev.cinch.cli.terminal;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
public final class Figures {

  private static final long KILO = 1024;

  private Figures() {}

  /** 1234567 as 1,234,567. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** So many things: 1 row, 2 rows. */
  public static String count(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** Bytes in the unit that leaves a short number. */
  public static String bytes(long bytes) {
    if (Math.abs(bytes) < KILO) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = -1;
    while (Math.abs(value) >= KILO && unit < 3) {
      value /= KILO;
      unit++;
    }
    return String.format(
        Locale.ROOT, "%.1f %s", value, new String[] {"kB", "MB", "GB", "TB"}[unit]);
  }

  /** How much more, of what there was: +12 %. */
  public static String growth(long before, long after) {
    return before == 0
        ? "from nothing"
        : String.format(Locale.ROOT, "%+d %%", Math.round(100.0 * (after - before) / before));
  }

  /** Milliseconds below a second, tenths of seconds above. */
  public static String time(Duration time) {
    return time.toMillis() < 1_000
        ? time.toMillis() + " ms"
        : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1_000.0);
  }

  /** A time that is only roughly known, in its two largest units. */
  public static String span(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3_600) {
      return two(seconds / 60, "min", seconds % 60, "s");
    }
    if (seconds < 86_400) {
      return two(seconds / 3_600, "h", seconds % 3_600 / 60, "min");
    }
    return two(seconds / 86_400, "d", seconds % 86_400 / 3_600, "h");
  }

  private static String two(long large, String unit, long small, String smallUnit) {
    return small == 0 ? large + " " + unit : "%d %s %d %s".formatted(large, unit, small, smallUnit);
  }

  /** How many a second; a time too short to be measured counts as a millisecond. */
  public static long perSecond(long number, Duration time) {
    return number * 1_000 / Math.max(1, time.toMillis());
  }
}
