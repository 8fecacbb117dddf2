package dev.cinch.target.health;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads on in the server's log, where it keeps files of it that our role may read. */
public final class ServerLog {

  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final String BOUNDS =
      "set local statement_timeout = '2s'; set local lock_timeout = '200ms'";
  private static final String CURRENT =
      """
      select pg_catalog.pg_current_logfile() as file,
             pg_catalog.current_setting('lc_messages') as language
      """;
  private static final String FILES = "select name, size from pg_catalog.pg_ls_logdir()";
  private static final String READ = "select pg_catalog.pg_read_binary_file(?, ?, ?)";

  private static final Pattern ENGLISH = Pattern.compile("(?i)|C(\\..*)?|POSIX|en.*|.*english.*");
  private static final int CHUNK = 1024 * 1024;

  private final Connection connection;

  /**
   * A place in the log.
   *
   * @param position first byte that has not been read
   */
  public record Place(String file, long position) {}

  /** What came of reading on. */
  public sealed interface Outcome {}

  /**
   * The log was read up to its end.
   *
   * @param upTo from where to read on next time
   * @param lines that were looked for
   */
  public record Counted(Place upTo, long lines) implements Outcome {}

  /** It could not be read. */
  public record Unreadable(String why) implements Outcome {}

  /**
   * @param connection in auto-commit mode, used by nobody else meanwhile
   */
  public ServerLog(Connection connection) {
    this.connection = connection;
  }

  /**
   * Counts lines from a place to the end.
   *
   * @param since null: nothing is counted, but the end is found
   * @param wanted which lines count
   */
  public Outcome readOn(@Nullable Place since, Predicate<String> wanted) {
    try {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("set transaction read only");
        statement.execute(BOUNDS);
        return read(since, wanted);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException failure) {
      return new Unreadable(
          INSUFFICIENT_PRIVILEGE.equals(failure.getSQLState())
              ? "our role may not read it; grant pg_monitor and execute on function pg_read_binary_file(text, bigint, bigint) to it"
              : String.valueOf(failure.getMessage()));
    }
  }

  private Outcome read(@Nullable Place since, Predicate<String> wanted) throws SQLException {
    String file;
    String language;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(CURRENT)) {
      row.next();
      file = row.getString("file");
      language = row.getString("language");
    }
    if (file == null) {
      return new Unreadable("the server keeps no log file of its own (logging_collector is off)");
    }
    if (!ENGLISH.matcher(language).matches()) {
      return new Unreadable(
          "its messages are not in English (lc_messages is %s)".formatted(language));
    }
    return read(file, since, wanted);
  }

  private Outcome read(String file, @Nullable Place since, Predicate<String> wanted)
      throws SQLException {
    Map<String, Long> sizes = sizes();
    long size = sizes.getOrDefault(name(file), 0L);
    if (since == null) {
      return new Counted(new Place(file, size), 0);
    }
    long lines = 0;
    long begin = since.position() <= size ? since.position() : 0;
    if (!since.file().equals(file)) {
      begin = 0;
      lines =
          count(since, sizes.getOrDefault(name(since.file()), since.position()), wanted).lines();
    }
    Counted counted = count(new Place(file, begin), size, wanted);
    return new Counted(counted.upTo(), lines + counted.lines());
  }

  /** Up to the last line that is whole. */
  private Counted count(Place from, long size, Predicate<String> wanted) throws SQLException {
    long position = from.position();
    long lines = 0;
    while (position < size) {
      byte[] bytes = bytes(from.file(), position, (int) Math.min(CHUNK, size - position));
      int whole = wholeLines(bytes);
      if (whole == 0) {
        break;
      }
      String text = new String(bytes, 0, whole, StandardCharsets.UTF_8);
      lines += text.lines().filter(wanted).count();
      position += whole;
    }
    return new Counted(new Place(from.file(), position), lines);
  }

  /** A line that is longer than what is read at once is taken as it is. */
  private static int wholeLines(byte[] bytes) {
    for (int end = bytes.length; end > 0; end--) {
      if (bytes[end - 1] == '\n') {
        return end;
      }
    }
    return bytes.length == CHUNK ? CHUNK : 0;
  }

  private byte[] bytes(String file, long position, int length) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(READ)) {
      statement.setString(1, file);
      statement.setLong(2, position);
      statement.setLong(3, length);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        byte[] bytes = row.getBytes(1);
        return bytes == null ? new byte[0] : bytes;
      }
    }
  }

  private Map<String, Long> sizes() throws SQLException {
    Map<String, Long> sizes = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(FILES)) {
      while (row.next()) {
        sizes.put(row.getString("name"), row.getLong("size"));
      }
    }
    return sizes;
  }

  private static String name(String file) {
    return Arrays.stream(file.split("[/\\\\]")).reduce((folder, name) -> name).orElse(file);
  }
}
