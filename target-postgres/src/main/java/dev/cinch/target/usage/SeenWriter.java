package dev.cinch.target.usage;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who was seen writing to a table.
 *
 * @param role as whom
 * @param application as it calls itself; empty where it does not
 * @param client where it comes from; null on the server itself
 * @param statement its beginning, without values
 */
public record SeenWriter(
    String role, String application, @Nullable String client, String statement) {

  /** For a person. */
  @Override
  public String toString() {
    return "%s as %s%s: %s"
        .formatted(
            application.isEmpty() ? "an application without a name" : application,
            role,
            client == null ? "" : " from " + client,
            statement);
  }
}
