package dev.cinch.target.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.target.EachVersion;
import dev.cinch.target.TestDatabase;
import dev.cinch.target.TestDatabase.Version;
import dev.cinch.target.catalog.Catalog;
import dev.cinch.target.catalog.TablePortrait;
import dev.cinch.target.change.ConstraintPlan.Check;
import dev.cinch.target.change.ConstraintPlan.OnDelete;
import dev.cinch.target.change.ConstraintPlan.Reference;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;

/** Each operation is run, run again, undone: afterwards the catalog is what it was before. */
class LifecycleIT {

  private static final ColumnChange CHANGE = Shop.withDefault("(1)");

  private static final String NUMBERS =
      "create table shop.number (n integer primary key); insert into shop.number values (7), (8)";

  private static final Reference NUMBER =
      new Reference(
          new Identifier("item_number"),
          TableName.of("shop", "number"),
          new Identifier("n"),
          OnDelete.CASCADE);

  @ParameterizedTest
  @EachVersion
  void leavesNoTraceOnceEachOperationIsUndone(Version version) throws Exception {
    try (TestDatabase database = TestDatabase.on(version);
        Connection connection = database.connect()) {
      database.run(Shop.CREATE, "insert into shop.item (code) values ('007')");
      database.run(NUMBERS);
      leavesNoTrace(database, new Steps(connection), operations(plain(version)));
    }
  }

  @ParameterizedTest
  @EachVersion
  void leavesNoTraceOfItOnAPartitionedTable(Version version) throws Exception {
    try (TestDatabase database = TestDatabase.on(version);
        Connection connection = database.connect()) {
      database.run(
          "create schema shop",
          "create table shop.item (id bigint, code text, note text) partition by range (id)",
          "create table shop.item_1 partition of shop.item for values from (0) to (100)",
          "create table shop.item_2 partition of shop.item for values from (100) to (200)",
          "insert into shop.item values (1, '007'), (101, '008')");
      database.run(NUMBERS);
      leavesNoTrace(database, new Steps(connection), operations(partitioned(version)));
    }
  }

  private static void leavesNoTrace(TestDatabase database, Steps steps, List<Operation> operations)
      throws Exception {
    List<String> before = new ArrayList<>();
    TablePortrait untouched = portrait(database);
    for (Operation operation : operations) {
      before.add(Snapshot.of(database));
      steps.run(operation);
      String after = Snapshot.of(database);
      assertThat(after).isNotEqualTo(before.get(before.size() - 1));
      steps.repeat(operation);
      assertThat(Snapshot.of(database)).as("%s run again", operation).isEqualTo(after);
      database.run("update shop.item set code_number = code::integer where code_number is null");
    }
    for (int i = operations.size() - 1; i >= 0; i--) {
      steps.undo(operations.get(i));
      assertThat(Snapshot.of(database)).as("%s undone", operations.get(i)).isEqualTo(before.get(i));
      steps.undo(operations.get(i));
      assertThat(portrait(database).changesSince(untouched).isEmpty()).isEqualTo(i == 0);
    }
  }

  private static TablePortrait portrait(TestDatabase database) throws SQLException {
    try (Connection connection = database.connect()) {
      return new Catalog(connection).portrait(Shop.ITEM).orElseThrow();
    }
  }

  private static List<Operation> operations(TableLayout layout) {
    return List.of(
        new AddColumn(CHANGE),
        new SyncTrigger(CHANGE, 1),
        new Narrow(CHANGE),
        new BuildIndex(CHANGE, layout, CHANGE.column().demands().indexes().get(0)),
        new AnalyzeColumn(CHANGE),
        new AddCheck(CHANGE, new Check(new Identifier("item_positive"), "code_number > 0")),
        new AddReference(CHANGE, layout, NUMBER),
        new NotNull(CHANGE, layout),
        new SetDefault(CHANGE));
  }

  static TableLayout plain(Version version) {
    return TableLayout.plain(major(version), Shop.ITEM);
  }

  static TableLayout partitioned(Version version) {
    return new TableLayout(
        major(version),
        Shop.ITEM,
        List.of(
            new TableName(new Identifier("shop"), new Identifier("item_1")),
            new TableName(new Identifier("shop"), new Identifier("item_2"))));
  }

  static int major(Version version) {
    return version.major();
  }
}
