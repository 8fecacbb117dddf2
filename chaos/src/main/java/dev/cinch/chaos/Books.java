package dev.cinch.chaos;

import dev.cinch.stack.suite.Login;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the planner has written down of passes and ranges, read from its own database. */
record Books(Login database) {

  /** Pages of the newest pass of each phase that are in no finished range, or in more than one. */
  private static final String NOT_ONCE =
      """
      with newest as (
        select distinct on (phase) id, phase, number
          from pass where migration = ?
         order by phase, number desc
      ), done as (
        select n.phase, r.leaf_name, r.first_page, r.end_page,
               lag(r.end_page, 1, 0) over (partition by n.id, r.leaf_name order by r.first_page)
                 as reached
          from newest n
          join page_range r on r.pass = n.id and r.status = 'DONE'
      ), ends as (
        select n.phase, l.leaf_name, l.pages,
               coalesce((select max(r.end_page) from page_range r
                          where r.pass = n.id and r.leaf_name = l.leaf_name
                            and r.status = 'DONE'), 0) as reached
          from newest n
          join pass_leaf l on l.pass = n.id
      )
      select phase || ' of ' || leaf_name || ': done up to page ' || reached
             || ', then from ' || first_page
        from done where first_page <> reached
      union all
      select phase || ' of ' || leaf_name || ': done up to page ' || reached || ' of ' || pages
        from ends where reached <> pages
      union all
      select n.phase || ': range of ' || r.leaf_name || ' is ' || r.status
        from newest n join page_range r on r.pass = n.id
       where r.status not in ('DONE', 'SUPERSEDED')
      """;

  private static final String SEEN_BY_LAST_VERIFY =
      """
      select rows_seen, ranges_lost,
             (select count(*) from page_range r where r.pass = pass.id and r.status = 'SUPERSEDED')
        from pass
       where migration = ? and phase = 'VERIFY'
       order by number desc
       limit 1
      """;

  /** Each sentence names pages that are not accounted for exactly once. */
  List<String> notOnce(String migration) throws SQLException {
    List<String> sentences = new ArrayList<>();
    try (Connection connection = connect();
        PreparedStatement select = connection.prepareStatement(NOT_ONCE)) {
      select.setString(1, migration);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          sentences.add(row.getString(1));
        }
      }
    }
    return sentences;
  }

  /** What the last pass of VERIFY has counted. */
  Seen seen(String migration) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement select = connection.prepareStatement(SEEN_BY_LAST_VERIFY)) {
      select.setString(1, migration);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new Seen(row.getLong(1), row.getLong(2) == 0 && row.getLong(3) == 0);
      }
    }
  }

  /**
   * Rows that were counted.
   *
   * @param undisturbed no range of it was lost or cut anew
   */
  record Seen(long rows, boolean undisturbed) {}

  Connection connect() throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }
}
