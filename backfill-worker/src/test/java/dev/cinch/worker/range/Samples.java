package dev.cinch.worker.range;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.range.PageRange;
import dev.cinch.worker.range.MigrationView.Stage;
import dev.cinch.worker.range.MigrationView.Subject;
import java.util.Optional;
import java.util.OptionalLong;

/** One migration and one of its ranges, as tests want them. */
public final class Samples {

  public static final String MIGRATION = "orders-number";

  // sha256 of the expression below
  public static final FillRule RULE =
      new FillRule(
          "(new.number)::text",
          "d330ecd53ab41549b337281578bc42963627ba465dde60f4285e3b7ed01cda71",
          FillRule.Repair.REWRITE);

  private Samples() {}

  public static AssignedRange range() {
    return range(new Generation(2, 5), Work.BACKFILL);
  }

  public static AssignedRange range(Generation generation, Work work) {
    return new AssignedRange(
        "range-1",
        1,
        MIGRATION,
        generation,
        work,
        1,
        "shop",
        new PageRange(TableName.of("public", "orders"), 16_400, 1, 100, 200));
  }

  public static MigrationView migration() {
    return migration(new Generation(2, 5), running(Phase.BACKFILL));
  }

  public static MigrationView migration(Generation generation, Stage stage) {
    return migration(generation, stage, Optional.of(RULE));
  }

  public static MigrationView migration(
      Generation generation, Stage stage, Optional<FillRule> rule) {
    Subject subject =
        new Subject("shop", TableName.of("public", "orders"), new Identifier("number_text"), rule);
    return new MigrationView(MIGRATION, 1, generation, stage, subject, OptionalLong.empty());
  }

  public static Stage running(Phase phase) {
    return new Stage(Activity.ACTIVE, phase, PhaseStatus.RUNNING);
  }
}
