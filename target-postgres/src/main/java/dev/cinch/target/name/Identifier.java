package dev.cinch.target.name;

import java.nio.charset.StandardCharsets;

/**
 * One name in a target database, as the catalog holds it. It is the only way in which a name from a
 * plan reaches SQL, and always quoted.
 */
public record Identifier(String value) implements Comparable<Identifier> {

  /** PostgreSQL silently cuts longer names, so that two of them could become one. */
  public static final int MAX_BYTES = 63;

  public Identifier {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("Cannot use an empty name");
    }
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("Cannot use a name that holds a zero byte");
    }
    int bytes = value.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      throw new IllegalArgumentException(
          "Cannot use name \"%s\": %d bytes, PostgreSQL keeps %d"
              .formatted(value, bytes, MAX_BYTES));
    }
  }

  /** The name as it stands in SQL. */
  public String quoted() {
    return '"' + value.replace("\"", "\"\"") + '"';
  }

  @Override
  public int compareTo(Identifier other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
