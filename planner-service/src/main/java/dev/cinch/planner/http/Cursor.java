package dev.cinch.planner.http;

import dev.cinch.planner.migration.ListPlace;
import dev.cinch.planner.problem.ErrorCode;
import dev.cinch.planner.problem.RequestRefusedException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Function;

/** A place in a list as callers carry it; what is in it is nobody's business. */
final class Cursor {

  private static final char BETWEEN = ' ';

  private Cursor() {}

  static String to(ListPlace place) {
    return written(place.createdAt() + " " + place.id());
  }

  static String to(long place) {
    return written(String.valueOf(place));
  }

  static ListPlace from(String cursor) {
    return read(cursor, Cursor::listPlace);
  }

  static long number(String cursor) {
    return read(cursor, Long::parseLong);
  }

  private static ListPlace listPlace(String text) {
    int between = text.indexOf(BETWEEN);
    return new ListPlace(
        Instant.parse(text.substring(0, Math.max(between, 0))), text.substring(between + 1));
  }

  private static String written(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static <T> T read(String cursor, Function<String, T> reader) {
    try {
      return reader.apply(
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | DateTimeException unreadable) {
      throw new RequestRefusedException(
          ErrorCode.INVALID_VALUE,
          "Cannot go on with the list after '%s': no answer had that as its 'next'; begin without 'after'"
              .formatted(cursor));
    }
  }
}
