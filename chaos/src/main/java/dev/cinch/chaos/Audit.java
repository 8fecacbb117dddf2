package dev.cinch.chaos;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Compares what is there with what must be, and writes down each difference. */
final class Audit {

  private static final String COLUMN = "number_text";
  private static final int NAMED = 5;

  private final Bank bank;
  private final Books books;
  private final List<String> violations;

  Audit(Bank bank, Books books, List<String> violations) {
    this.bank = bank;
    this.books = books;
    this.violations = violations;
  }

  /**
   * @param expected the tellers' accounts
   * @param quiet how many accounts there must be of branches without tellers
   */
  void of(List<String> migrations, Map<Long, Account> expected, long quiet, long papers)
      throws SQLException {
    compare(expected, bank.accounts());
    same("accounts of branches without tellers", quiet, bank.quietAccounts()[0]);
    same("of them with their number", quiet, bank.quietAccounts()[1]);
    same("papers", papers, bank.papers()[0]);
    same("of them with their number", papers, bank.papers()[1]);
    for (String migration : migrations) {
      String table = migration.substring(0, migration.lastIndexOf('-'));
      same("rows of %s whose new value is wrong".formatted(table), 0, bank.wrong(table, COLUMN));
      violations.addAll(books.notOnce(migration));
    }
    Books.Seen seen = books.seen(migrations.get(1));
    if (seen.undisturbed()) {
      same("papers that the last pass has seen", papers, seen.rows());
    } else if (seen.rows() < papers) {
      violations.add("The last pass has seen %d of %d papers".formatted(seen.rows(), papers));
    }
  }

  private void compare(Map<Long, Account> expected, Map<Long, Account> found) {
    TreeSet<Long> ids = new TreeSet<>(expected.keySet());
    ids.addAll(found.keySet());
    List<Long> different =
        ids.stream().filter(id -> !Objects.equals(expected.get(id), found.get(id))).toList();
    if (!different.isEmpty()) {
      violations.add("%d accounts differ from what tellers remember".formatted(different.size()));
    }
    different.stream()
        .limit(NAMED)
        .forEach(
            id ->
                violations.add(
                    "Account %d must be %s and is %s"
                        .formatted(id, expected.get(id), found.get(id))));
  }

  private void same(String what, long expected, long found) {
    if (expected != found) {
      violations.add("There must be %,d %s and are %,d".formatted(expected, what, found));
    }
  }
}
