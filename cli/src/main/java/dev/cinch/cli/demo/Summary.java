package dev.cinch.cli.demo;

import dev.cinch.cli.demo.Meter.Reading;
import dev.cinch.cli.news.Phase;
import dev.cinch.cli.terminal.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of it, measured on the spot.
 *
 * @param before counted before the plan was sent
 * @param filled counted when BACKFILL was done
 * @param chronicle what was heard
 * @param clerks what the clerks say
 * @param found what the table holds at the end
 */
record Summary(Reading before, Reading filled, Chronicle chronicle, Clerks clerks, Found found) {

  /** What the clerks say: how much they did, how long they waited at most, what went wrong. */
  record Clerks(int number, long statements, Duration longest, List<String> errors) {

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
            .formatted(Figures.count(before.rows()), Figures.count(found.orders().compared())));
    figures.put("filled", filledRows());
    figures.put(
        "log", Figures.bytes(filled.wal() - before.wal()) + " of WAL, the clerks' included");
    figures.put("growth", growth());
    figures.put("verified", verified());
    figures.put("gate", gate());
    figures.put("clerks", clerkFigures());
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

  private String growth() {
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
