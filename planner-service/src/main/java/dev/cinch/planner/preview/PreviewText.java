package dev.cinch.planner.preview;

import dev.cinch.planner.lint.Finding;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.phase.ForeseenPhase;
import dev.cinch.target.step.Step;
import dev.cinch.target.step.Undo;
import java.util.List;
import java.util.Locale;

/** Writes a preview down for people, as it may stand in a pull request. */
public final class PreviewText {

  private final StringBuilder text = new StringBuilder();

  private PreviewText() {}

  public static String of(Preview preview) {
    PreviewText written = new PreviewText();
    written.line(0, "Migration " + preview.migration());
    preview
        .objections()
        .forEach(objection -> written.line(0, "Can't start: " + objection.problem()));
    preview.phases().forEach(written::phase);
    written.end(preview);
    preview.findings().forEach(written::finding);
    return written.text.toString();
  }

  private void phase(ForeseenPhase phase) {
    text.append('\n');
    if (phase.needlessBecause() != null) {
      line(0, "%s is skipped: %s".formatted(phase.phase(), phase.needlessBecause()));
      return;
    }
    line(0, phase.phase().name() + (phase.phase().asksTheGate() ? ", behind the gate" : ""));
    if (phase.phase().isPassOverRows()) {
      line(1, "workers go over the table, slice by slice");
    }
    phase.steps().forEach(this::step);
  }

  private void step(Step step) {
    line(1, "%s: %s".formatted(step.id(), step.purpose()));
    line(
        2,
        "locks %s in %s mode, which blocks %s"
            .formatted(step.table(), step.lock().sql(), step.lock().blocks()));
    line(2, step.transactional() ? "in one transaction:" : "each on its own:");
    step.clearing().forEach(sql -> sql(3, sql));
    step.statements().forEach(sql -> sql(3, sql));
    undo(step.undo());
  }

  private void undo(Undo undo) {
    switch (undo.kind()) {
      case NEEDLESS -> line(2, "nothing needs to be undone");
      case IMPOSSIBLE -> line(2, "can't be undone");
      case BY_STATEMENTS -> {
        line(2, "undone by:");
        undo.statements().forEach(sql -> sql(3, sql));
      }
      case BY_STEPS -> {
        line(2, "undone step by step:");
        undo.steps().forEach(this::part);
      }
    }
  }

  private void part(Step part) {
    line(3, "in %s mode, which blocks %s:".formatted(part.lock().sql(), part.lock().blocks()));
    part.statements().forEach(sql -> sql(4, sql));
  }

  private void end(Preview preview) {
    Forecast forecast = preview.forecast();
    text.append('\n');
    Phase noReturn = preview.pointOfNoReturn();
    line(0, "Point of no return: " + (noReturn == null ? "none" : noReturn.name()));
    line(
        0,
        String.format(
            Locale.ROOT,
            "Each pass over the rows, estimated: %,d rows on %,d pages in %,d ranges, %,d bytes of WAL, %,d bytes of growth%s",
            forecast.rows(),
            forecast.pages(),
            forecast.ranges(),
            forecast.walBytes(),
            forecast.diskBytes(),
            forecast.atCap() == null ? "" : ", " + forecast.atCap() + " at the plan's cap"));
    if (!forecast.changeReaders().isEmpty()) {
      line(
          0,
          String.format(
              Locale.ROOT,
              "Change events, estimated: %,d for each reader of slot %s",
              forecast.rows(),
              String.join(", ", forecast.changeReaders())));
    }
  }

  private void finding(Finding finding) {
    line(
        0,
        "%s %s at line %d, column %d: %s. %s."
            .formatted(
                finding.severity(),
                finding.rule(),
                finding.place().line(),
                finding.place().column(),
                finding.reason(),
                finding.remedy()));
  }

  private void sql(int depth, String sql) {
    List<String> lines = (sql.stripTrailing() + ";").lines().toList();
    lines.forEach(each -> line(depth, each));
  }

  private void line(int depth, String words) {
    text.append("  ".repeat(depth)).append(words).append('\n');
  }
}
