package dev.cinch.target.range;

import java.util.regex.Pattern;

/**
 * A state of the database that several sessions may look at, as long as the one that exported it
 * holds it.
 *
 * @param id as PostgreSQL names it
 */
public record Snapshot(String id) {

  private static final Pattern ID = Pattern.compile("[0-9A-Fa-f]{1,16}(-[0-9A-Fa-f]{1,16}){1,3}");

  public Snapshot {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "Cannot look through snapshot \"%s\": PostgreSQL gives no such names".formatted(id));
    }
  }
}
