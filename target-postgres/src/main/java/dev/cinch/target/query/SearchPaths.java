package dev.cinch.target.query;

import dev.cinch.target.name.Identifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Where each role's sessions look names up, unless they say otherwise. */
final class SearchPaths {

  // of the settings that hold for a session of a role in this database the narrowest counts
  private static final String SETTINGS =
      """
      select coalesce(r.rolname, '') as role,
             pg_catalog.substr(setting, pg_catalog.length('search_path=') + 1) as path
        from pg_catalog.pg_db_role_setting s
        cross join unnest(s.setconfig) as setting
        left join pg_catalog.pg_roles r on r.oid = s.setrole
       where setting like 'search\\_path=%'
         and s.setdatabase in (0, (select oid from pg_catalog.pg_database
                                    where datname = pg_catalog.current_database()))
       order by s.setdatabase = 0 desc
      """;

  private static final String USUAL =
      "select reset_val from pg_catalog.pg_settings where name = 'search_path'";

  private static final String EVERYBODY = "";

  private final Map<String, String> paths;
  private final String usual;

  private SearchPaths(Map<String, String> paths, String usual) {
    this.paths = paths;
    this.usual = usual;
  }

  static SearchPaths read(Connection connection) throws SQLException {
    Map<String, String> paths = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(SETTINGS);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        paths.put(row.getString("role"), row.getString("path"));
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(USUAL);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new SearchPaths(paths, row.getString(1));
    }
  }

  String of(String role) {
    return paths
        .getOrDefault(role, paths.getOrDefault(EVERYBODY, usual))
        .replace("\"$user\"", new Identifier(role).quoted());
  }
}
