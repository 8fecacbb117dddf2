package dev.cinch.worker.range;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.range.PageRange;
import dev.cinch.target.value.SyncMode;
import dev.cinch.target.value.Value;
import dev.cinch.target.value.Values;
import dev.cinch.worker.range.MigrationView.Limits;
import dev.cinch.worker.range.MigrationView.Stage;
import dev.cinch.worker.range.MigrationView.Subject;
import java.util.Optional;

/** One migration and one of its ranges, as tests want them. */
public final class Samples {

  public static final String MIGRATION = "orders-number";

  // sha256 of the expression below
  public static final FillRule RULE =
      new FillRule(
          values("(new.number)::text"),
          "d330ecd53ab41549b337281578bc42963627ba465dde60f4285e3b7ed01cda71",
          false,
          true,
          SliceCaps.NONE);

  private Samples() {}

  public static AssignedRange range() {
    return range(new Generation(2, 5), Work.BACKFILL);
  }

  public static AssignedRange range(Generation generation, Work work) {
    return range(MIGRATION, generation, work);
  }

  public static AssignedRange range(String migration, Generation generation, Work work) {
    return new AssignedRange(
        "range-1",
        1,
        migration,
        generation,
        work,
        1,
        "shop",
        new PageRange(TableName.of("public", "orders"), 16_400, 1, 100, 200),
        Optional.empty());
  }

  public static MigrationView migration() {
    return migration(new Generation(2, 5), running(Phase.BACKFILL));
  }

  public static MigrationView migration(Generation generation, Stage stage) {
    return migration(generation, stage, Optional.of(RULE));
  }

  public static MigrationView migration(
      Generation generation, Stage stage, Optional<FillRule> rule) {
    return new MigrationView(MIGRATION, 1, generation, stage, subject(rule), Limits.NONE);
  }

  public static MigrationView migration(Limits limits) {
    return new MigrationView(
        MIGRATION,
        1,
        new Generation(2, 5),
        running(Phase.BACKFILL),
        subject(Optional.of(RULE)),
        limits);
  }

  /** Work on the range for a slot. */
  public static Order order(String slot) {
    return order(range(), slot);
  }

  public static Order order(AssignedRange range, String slot) {
    return new Order(range, subject(Optional.of(RULE)), RULE, slot);
  }

  private static Subject subject(Optional<FillRule> rule) {
    return new Subject("shop", TableName.of("public", "orders"), rule);
  }

  static Values values(String expression) {
    return Values.of(
        new Value(new Identifier("number_text"), expression, true), false, SyncMode.TRIGGER);
  }

  public static Stage running(Phase phase) {
    return new Stage(Activity.ACTIVE, phase, PhaseStatus.RUNNING);
  }
}
