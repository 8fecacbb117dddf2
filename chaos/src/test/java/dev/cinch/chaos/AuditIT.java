package dev.cinch.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.stack.PostgresEndpoint;
import dev.cinch.stack.SharedStack;
import dev.cinch.stack.suite.Login;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The audit finds what it is there to find. */
@Tag("wide")
class AuditIT {

  private static final int ACCOUNTS = 30;
  private static final int QUIET = 10;
  private static final int PAPERS = 10;
  private static final List<String> MIGRATIONS = List.of("accounts-1", "papers-1");

  private final PostgresEndpoint server = SharedStack.endpoints().postgres();
  private final Bank bank =
      new Bank(
          server.createDatabase("bank"),
          server.user(),
          server.password(),
          "worker_" + UUID.randomUUID().toString().replace("-", ""));
  private final Books books =
      new Books(new Login(server.createDatabase("books"), server.user(), server.password()));
  private final List<String> violations = new ArrayList<>();
  private Map<Long, Account> expected = Map.of();

  @BeforeEach
  void open() throws SQLException {
    bank.withWorker().open(ACCOUNTS, PAPERS);
    onBank("alter table accounts add number_text text");
    onBank("alter table papers add number_text text");
    onBank("update accounts set number_text = number::text");
    onBank("update papers set number_text = number::text");
    onBooks(
        "create table pass (id int, migration text, phase text, number int, rows_seen int, ranges_lost int)");
    onBooks("create table pass_leaf (pass int, leaf_name text, pages int)");
    onBooks(
        "create table page_range (pass int, leaf_name text, first_page int, end_page int, status text)");
    onBooks("insert into pass values (1, 'papers-1', 'VERIFY', 1, 10, 0)");
    onBooks("insert into pass_leaf values (1, 'papers', 8)");
    onBooks(
        "insert into page_range values (1, 'papers', 0, 5, 'DONE'), (1, 'papers', 5, 8, 'DONE')");
    expected = bank.accounts();
  }

  @Test
  void findsNothingWhereNothingIsWrong() throws SQLException {
    assertThat(violations()).isEmpty();
  }

  @Test
  void findsLostAndDoubleRows() throws SQLException {
    onBank("delete from accounts where id = 7");
    onBank("delete from papers where id = 3");
    assertThat(violations())
        .containsExactly(
            "1 accounts differ from what tellers remember",
            "Account 7 must be %s and is null".formatted(expected.get(7L)),
            "There must be 10 papers and are 9",
            "There must be 10 of them with their number and are 9");
  }

  @Test
  void findsValuesThatDoNotFollow() throws SQLException {
    onBank("update accounts set number_text = 'wrong' where id in (3, 4)");
    onBank("update papers set number_text = null where id = 1");
    assertThat(violations())
        .containsExactly(
            "There must be 0 rows of accounts whose new value is wrong and are 2",
            "There must be 0 rows of papers whose new value is wrong and are 1");
  }

  @Test
  void findsOldValuesThatHaveChanged() throws SQLException {
    onBank("update accounts set number = number + 1, number_text = number + 1 where branch = 3");
    assertThat(violations())
        .containsExactly("There must be 10 of them with their number and are 0");
  }

  @Test
  void findsPagesThatAreDoneTwiceOrNotAtAll() throws SQLException {
    onBooks("update page_range set first_page = 4 where first_page = 5");
    assertThat(violations()).containsExactly("VERIFY of papers: done up to page 5, then from 4");
    violations.clear();
    onBooks("update pass_leaf set pages = 9");
    onBooks("update page_range set first_page = 5 where first_page = 4");
    assertThat(violations()).containsExactly("VERIFY of papers: done up to page 8 of 9");
    violations.clear();
    onBooks("update pass_leaf set pages = 8");
    onBooks("insert into page_range values (1, 'papers', 2, 3, 'TAKEN')");
    assertThat(violations()).containsExactly("VERIFY: range of papers is TAKEN");
  }

  @Test
  void findsRowsThatNobodyHasSeen() throws SQLException {
    onBooks("update pass set rows_seen = 9");
    assertThat(violations())
        .containsExactly("There must be 10 papers that the last pass has seen and are 9");
    violations.clear();
    onBooks("update pass set rows_seen = 11");
    assertThat(violations())
        .containsExactly("There must be 10 papers that the last pass has seen and are 11");
    violations.clear();
    onBooks("update pass set ranges_lost = 1");
    assertThat(violations()).isEmpty();
  }

  private List<String> violations() throws SQLException {
    new Audit(bank, books, violations).of(MIGRATIONS, expected, QUIET, PAPERS);
    return violations;
  }

  private void onBank(String sql) throws SQLException {
    try (Connection connection = bank.connect("test");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void onBooks(String sql) throws SQLException {
    try (Connection connection = books.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
