package dev.cinch.target;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What mends a failure, as far as its SQLSTATE tells. */
public final class Remedy {

  private static final Map<String, String> KNOWN =
      Map.of(
          "25006",
              "it takes no write: give the address of the primary, or set default_transaction_read_only = off",
          "42501", "grant our role the right that it names",
          "53100", "make room on the server's disk",
          "53300",
              "free connections, or raise max_connections or the connection limit of the role or the database");

  private Remedy() {}

  /** Empty where the failure says nothing that would be the same everywhere. */
  public static Optional<String> of(@Nullable Throwable failure) {
    return failure instanceof SQLException server
        ? Optional.ofNullable(KNOWN.get(String.valueOf(server.getSQLState())))
        : Optional.empty();
  }
}
