package dev.cinch.target.expression;

import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the server says of somebody's text, without the scratch objects that it met it in. */
public final class ServerWords {

  private ServerWords() {}

  public static String of(SQLException failure) {
    ServerErrorMessage message =
        failure instanceof PSQLException fromServer ? fromServer.getServerErrorMessage() : null;
    if (message == null) {
      return String.valueOf(failure.getMessage());
    }
    return Stream.of(message.getMessage(), message.getDetail(), message.getHint())
        .filter(Objects::nonNull)
        .map(words -> words.endsWith(".") ? words.substring(0, words.length() - 1) : words)
        .collect(Collectors.joining("; "));
  }
}
