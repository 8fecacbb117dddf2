package dev.cinch.target.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.target.change.OpenShop;
import dev.cinch.target.change.Shop;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who reads the changes of a target can tell ours from those of applications. */
class ChangeLabelsIT extends OpenShop {

  private final String slot = "labels_" + ProcessHandle.current().pid();

  @BeforeEach
  void beginToRead() throws SQLException {
    database.run(
        "select pg_create_logical_replication_slot('%s', 'test_decoding')".formatted(slot));
  }

  @AfterEach
  void drop() throws SQLException {
    database.run("select pg_drop_replication_slot('%s')".formatted(slot));
  }

  @Test
  void aLabelStandsBeforeEachChangeOfTheFillAndBeforeNoneOfAnApplication() throws SQLException {
    Filled item = filled();
    changes();

    item.fill(item.labelledRule(), item.range());
    database.run("update shop.item set note = 'theirs' where id = 7");

    List<List<String>> transactions = changes();
    assertThat(updates(transactions)).isEqualTo(401);
    List<List<String>> writing =
        transactions.stream().filter(changes -> updates(List.of(changes)) > 0).toList();
    assertThat(writing.subList(0, writing.size() - 1))
        .hasSizeGreaterThan(5)
        .allSatisfy(changes -> assertThat(changes.get(0)).startsWith("message: ").contains("cinch"))
        .allSatisfy(changes -> assertThat(changes.get(0)).endsWith(content(item)));
    assertThat(writing.get(writing.size() - 1)).hasSize(1);
  }

  @Test
  void aRepairIsLabelledAndALookIsNot() throws SQLException {
    Filled item = filled();
    item.fill();
    changes();
    assertThat(item.verify(item.labelledRule()).rows().mismatches()).isZero();
    assertThat(changes()).isEmpty();

    database.run(
        "alter table shop.item disable trigger user",
        "update shop.item set code_number = 0 where id = 9",
        "alter table shop.item enable trigger user");
    changes();
    assertThat(item.verify(item.labelledRule()).rows().changed()).isEqualTo(1);

    assertThat(changes())
        .singleElement()
        .satisfies(
            changes -> {
              assertThat(changes).hasSize(2);
              assertThat(changes.get(0)).endsWith(content(item));
              assertThat(changes.get(1))
                  .contains("UPDATE", "id[bigint]:9", "code_number[integer]:9");
            });
  }

  @Test
  void nothingIsLabelledWhereThePlanDoesNotAskForIt() throws SQLException {
    Filled item = filled();
    changes();

    item.fill();

    assertThat(changes().stream().flatMap(List::stream))
        .noneMatch(change -> change.contains("\"migration\""));
  }

  private static Filled filled() throws SQLException {
    return Filled.after(
        database,
        Shop.bothWays(),
        "insert into shop.item (id, code) select n, n::text from generate_series(1, 400) n");
  }

  private static String content(Filled item) {
    return "content:{\"migration\" : \"%s\", \"epoch\" : 1}"
        .formatted(item.rule().marker().migration());
  }

  private static long updates(List<List<String>> transactions) {
    return transactions.stream()
        .flatMap(List::stream)
        .filter(change -> change.contains("shop.item: UPDATE:"))
        .count();
  }

  /** What has been committed since the last look, transaction by transaction. */
  private List<List<String>> changes() throws SQLException {
    List<List<String>> transactions = new ArrayList<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select data from pg_logical_slot_get_changes('%s', null, null, 'include-xids', 'off')"
                    .formatted(slot))) {
      while (row.next()) {
        String change = row.getString(1);
        if (change.equals("BEGIN")) {
          transactions.add(new ArrayList<>());
        } else if (!change.equals("COMMIT")) {
          transactions.get(transactions.size() - 1).add(change);
        }
      }
    }
    return transactions.stream().filter(changes -> !changes.isEmpty()).toList();
  }
}
