package dev.cinch.benchmarks;

/** What figures were measured on. */
public final class Machine {

  private Machine() {}

  public static String words() {
    return "%d processors, %s %s, Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            System.getProperty("java.version"));
  }
}
