package dev.cinch.cli.demo;

import dev.cinch.cli.demo.Measuring.Measured;
import dev.cinch.cli.demo.Meter.Reading;
import dev.cinch.cli.news.Phase;
import dev.cinch.cli.terminal.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of it, measured on the spot.
 *
 * @param measured what the meters showed
 * @param chronicle what was heard
 * @param clerks what the clerks say
 * @param found what the table holds at the end
 */
record Summary(Measured measured, Chronicle chronicle, Clerks clerks, Found found) {

  /**
   * What the clerks say, and what is said of them.
   *
   * @param longest the longest statement
   * @param lockWait the longest that the server showed one of them waiting for a lock
   * @param errors what went wrong
   */
  record Clerks(
      int number, long statements, Duration longest, Duration lockWait, List<String> errors) {

    Clerks {
      errors = List.copyOf(errors);
    }
  }

  /** What the table holds at the end, and what is not as the plan asked for. */
  record Found(String columns, Comparison orders, List<String> objections) {

    Found {
      objections = List.copyOf(objections);
    }
  }

  /** The figures by their names, in order. */
  Map<String, String> figures() {
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put(
        "rows",
        "%s before, %s now"
            .formatted(
                Figures.count(measured.before().rows()), Figures.count(found.orders().compared())));
    figures.put("filled", filledRows());
    figures.put(
        "log",
        Figures.bytes(measured.filled().wal() - measured.before().wal())
            + " of WAL, the clerks' included");
    figures.put("growth", growth());
    figures.put("verified", verified());
    figures.put("gate", gate());
    figures.put("clerks", clerkFigures());
    figures.put("p95", p95());
    figures.put("lock waits", lockWaits());
    figures.put(
        "compared",
        "%s one by one, %s wrong"
            .formatted(
                Figures.count(found.orders().compared(), "order"),
                Figures.count(found.orders().mismatches())));
    figures.put("orders now", found.columns());
    return figures;
  }

  private String filledRows() {
    long rows = chronicle.number(Phase.BACKFILL, "rows_changed");
    return chronicle
        .took(Phase.BACKFILL)
        .map(
            time ->
                "%s in %s, %s a second"
                    .formatted(
                        Figures.count(rows, "row"),
                        Figures.time(time),
                        Figures.count(Figures.perSecond(rows, time))))
        .orElse("nothing");
  }

  private String p95() {
    return "%s of their statements before, %s while the column was added, filled and verified"
        .formatted(millis(measured.quiet().p95()), millis(measured.busy().p95()));
  }

  private static String millis(Duration time) {
    return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
  }

  private String lockWaits() {
    return "the longest that a clerk was seen to wait: %s (looked at every %s)"
        .formatted(Figures.time(clerks.lockWait()), Figures.time(LockWaits.BETWEEN));
  }

  private String growth() {
    Reading before = measured.before();
    Reading filled = measured.filled();
    return "table %s (%s), its indexes %s (%s) until BACKFILL was done"
        .formatted(
            Figures.bytes(filled.table() - before.table()),
            Figures.growth(before.table(), filled.table()),
            Figures.bytes(filled.indexes() - before.indexes()),
            Figures.growth(before.indexes(), filled.indexes()));
  }

  private String verified() {
    return "%s in the last of %s, %s differed"
        .formatted(
            Figures.count(chronicle.number(Phase.VERIFY, "rows_seen"), "row"),
            passes(),
            Figures.count(chronicle.number(Phase.VERIFY, "mismatches")));
  }

  private String passes() {
    long passes = chronicle.number(Phase.VERIFY, "passes");
    return passes == 1 ? "1 pass" : Figures.count(passes) + " passes";
  }

  private String gate() {
    return chronicle
        .heldFor(Phase.TIGHTEN)
        .map(
            time ->
                "held TIGHTEN back for %s, until billing was ready".formatted(Figures.time(time)))
        .orElse("let TIGHTEN pass at once");
  }

  private String clerkFigures() {
    return "%s by %s, %s failed, the longest took %s"
        .formatted(
            Figures.count(clerks.statements(), "statement"),
            Figures.count(clerks.number(), "clerk"),
            Figures.count(clerks.errors().size()),
            Figures.time(clerks.longest()));
  }

  /** What is not as it should be; empty when all is well. */
  List<String> objections() {
    List<String> objections = new ArrayList<>(found.objections());
    objections.addAll(clerks.errors());
    if (clerks.statements() == 0) {
      objections.add("the clerks have carried out nothing, so that nothing is shown");
    }
    if (found.orders().mismatches() > 0) {
      objections.add(
          Figures.count(found.orders().mismatches(), "order") + " not as the clerks remember");
    }
    if (chronicle.number(Phase.VERIFY, "mismatches") != 0) {
      objections.add("the last pass of VERIFY is not known to have found nothing");
    }
    if (chronicle.heldFor(Phase.TIGHTEN).isEmpty()) {
      objections.add("the gate did not hold TIGHTEN back, although billing was behind");
    }
    return objections;
  }
}
