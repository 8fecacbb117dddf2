package dev.cinch.chaos;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The target: accounts, partitioned by branch, which tellers work on; and papers, a table without a
 * key that nobody touches, so that its rows can be counted exactly.
 *
 * @param url without user and password
 * @param worker the role that workers log in as, whose password is its name
 */
record Bank(String url, String user, String password, String worker) {

  /** Branches that tellers work in; further ones come and go as a whole. */
  static final int BRANCHES = 3;

  /** A branch that tellers leave alone; it is detached. */
  static final int ARCHIVE = BRANCHES;

  /** Rows of branches without tellers can be told by their ids, and so can their numbers. */
  private static final long QUIET_IDS = 1_000_000_000L;

  private static final String NUMBER = "(id * 7919 % 1000000)::int";

  Connection connect(String applicationName) throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", user);
    login.setProperty("password", password);
    login.setProperty("ApplicationName", applicationName);
    // a server that was killed may leave a client waiting for ever
    login.setProperty("connectTimeout", "5");
    login.setProperty("socketTimeout", "30");
    return DriverManager.getConnection(url, login);
  }

  /** Makes the workers' role. */
  Bank withWorker() throws SQLException {
    run("create role %s login password '%s'".formatted(worker, worker));
    return this;
  }

  /** Makes the tables anew. */
  void open(int accounts, int papers) throws SQLException {
    run("drop table if exists papers");
    for (String table : branches()) {
      run("drop table if exists " + table);
    }
    run("drop table if exists accounts");
    run(
        """
        create table accounts (
          id bigint, branch int, number int not null, note text,
          primary key (id, branch)
        ) partition by list (branch)""");
    run("grant select, update on accounts to " + worker);
    for (int branch = 0; branch <= ARCHIVE; branch++) {
      run(
          "create table %s partition of accounts for values in (%d)"
              .formatted(table(branch), branch));
      run("grant select, update on %s to %s".formatted(table(branch), worker));
    }
    run("create index on accounts (number)");
    run(
        """
        insert into accounts (id, branch, number, note)
        select id, id %% %d, %s, repeat('x', 80) from generate_series(1, %d) as id"""
            .formatted(BRANCHES, NUMBER, accounts));
    run(filling(ARCHIVE, archived(accounts)));
    run("create table papers (id bigint, number int not null, note text)");
    run(
        "insert into papers select id, %s, repeat('x', 80) from generate_series(1, %d) as id"
            .formatted(NUMBER, papers));
    run("grant select, update on papers to " + worker);
    run("analyze accounts");
    run("analyze papers");
  }

  /** How many further accounts the branch without tellers has. */
  static int archived(int accounts) {
    return accounts / BRANCHES;
  }

  /** Also those that were detached. */
  private List<String> branches() throws SQLException {
    List<String> names = new ArrayList<>();
    try (Connection connection = connect("chaos");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select relname from pg_class where relname ~ '^accounts_[0-9]+$' and relkind = 'r'")) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    return names;
  }

  private static String table(int branch) {
    return "accounts_" + branch;
  }

  private static String filling(int branch, int rows) {
    return "insert into %s (id, branch, number, note) %s"
        .formatted(table(branch), rows(branch, rows));
  }

  private static String fillingTheNewColumnToo(int branch, int rows) {
    return "insert into %s (id, branch, number, note, number_text) select r.*, r.number::text from (%s) r"
        .formatted(table(branch), rows(branch, rows));
  }

  private static String rows(int branch, int rows) {
    long first = QUIET_IDS * branch;
    return "select id, %d, %s as number, repeat('x', 80) from generate_series(%d, %d) as id"
        .formatted(branch, NUMBER, first, first + rows - 1);
  }

  void rewrite(int branch) throws SQLException {
    run("vacuum full " + table(branch));
  }

  void detach(int branch) throws SQLException {
    run("alter table accounts detach partition " + table(branch));
  }

  /**
   * Rows of a branch that was a table of its own so far. The new column is empty in all of them, as
   * long as the table lets it be.
   */
  void attach(int branch, int rows) throws SQLException {
    try {
      attach(branch, filling(branch, rows));
    } catch (SQLException refused) {
      attach(branch, fillingTheNewColumnToo(branch, rows));
    }
  }

  private void attach(int branch, String fill) throws SQLException {
    run("drop table if exists " + table(branch));
    run("create table %s (like accounts including all)".formatted(table(branch)));
    run("grant select, update on %s to %s".formatted(table(branch), worker));
    run(fill);
    run(
        "alter table accounts attach partition %s for values in (%d)"
            .formatted(table(branch), branch));
  }

  /** The accounts of tellers, by id. */
  Map<Long, Account> accounts() throws SQLException {
    Map<Long, Account> found = new TreeMap<>();
    try (Connection connection = connect("audit");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select id, branch, number from accounts where branch < " + BRANCHES)) {
      while (row.next()) {
        found.put(row.getLong(1), new Account(row.getInt(2), row.getInt(3)));
      }
    }
    return found;
  }

  /** Rows of branches without tellers, and how many of these hold what they must. */
  long[] quietAccounts() throws SQLException {
    return pair(
        "select count(*), count(*) filter (where number = %s) from accounts where branch >= %d"
            .formatted(NUMBER, BRANCHES));
  }

  /** Rows of papers, and how many of these hold what they must. */
  long[] papers() throws SQLException {
    return pair(
        "select count(*), count(*) filter (where number = %s) from papers".formatted(NUMBER));
  }

  /** Rows of a table whose new column is not what the old one says. */
  long wrong(String table, String column) throws SQLException {
    return pair(
        "select count(*), 0 from %s where %s is distinct from number::text"
            .formatted(table, column))[0];
  }

  private long[] pair(String query) throws SQLException {
    try (Connection connection = connect("audit");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return new long[] {row.getLong(1), row.getLong(2)};
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = connect("chaos");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
