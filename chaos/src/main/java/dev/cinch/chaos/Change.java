package dev.cinch.chaos;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a teller, and what it makes of accounts: each by its id, null where it is gone.
 * One without any only touches a row.
 */
record Change(
    String sql,
    List<Object> arguments,
    Map<Long, @Nullable Account> before,
    Map<Long, @Nullable Account> after) {

  static Change open(long id, Account account) {
    return new Change(
        "insert into accounts (id, branch, number, note) values (?, ?, ?, 'new')",
        List.of(id, account.branch(), account.number()),
        one(id, null),
        one(id, account));
  }

  static Change renumber(long id, Account account, int number) {
    return new Change(
        "update accounts set number = ? where id = ? and branch = ?",
        List.of(number, id, account.branch()),
        one(id, account),
        one(id, new Account(account.branch(), number)));
  }

  static Change touch(long id, Account account, String note) {
    return new Change(
        "update accounts set note = ? where id = ? and branch = ?",
        List.of(note, id, account.branch()),
        one(id, account),
        one(id, account));
  }

  /** Moves the row to another partition. */
  static Change move(long id, Account account, int branch) {
    return new Change(
        "update accounts set branch = ? where id = ? and branch = ?",
        List.of(branch, id, account.branch()),
        one(id, account),
        one(id, new Account(branch, account.number())));
  }

  static Change rename(long id, Account account, long other) {
    Map<Long, @Nullable Account> before = one(id, account);
    before.put(other, null);
    Map<Long, @Nullable Account> after = one(id, null);
    after.put(other, account);
    return new Change(
        "update accounts set id = ? where id = ? and branch = ?",
        List.of(other, id, account.branch()),
        before,
        after);
  }

  static Change close(long id, Account account) {
    return new Change(
        "delete from accounts where id = ? and branch = ?",
        List.of(id, account.branch()),
        one(id, account),
        one(id, null));
  }

  private static Map<Long, @Nullable Account> one(long id, @Nullable Account account) {
    Map<Long, @Nullable Account> map = new LinkedHashMap<>();
    map.put(id, account);
    return map;
  }

  /** Carries it out, and gives how many rows it met. */
  int run(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.size(); i++) {
        statement.setObject(i + 1, arguments.get(i));
      }
      return statement.executeUpdate();
    }
  }
}
