package dev.cinch.planner.http;

import dev.cinch.planner.migration.ListPlace;
import dev.cinch.planner.problem.ErrorCode;
import dev.cinch.planner.problem.RequestRefusedException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/** A place in a list as callers carry it; what is in it is nobody's business. */
final class Cursor {

  private static final char BETWEEN = ' ';

  private Cursor() {}

  static String to(ListPlace place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((place.createdAt() + " " + place.id()).getBytes(StandardCharsets.UTF_8));
  }

  static ListPlace from(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      int between = text.indexOf(BETWEEN);
      return new ListPlace(
          Instant.parse(text.substring(0, Math.max(between, 0))), text.substring(between + 1));
    } catch (IllegalArgumentException | DateTimeException unreadable) {
      throw new RequestRefusedException(
          ErrorCode.INVALID_VALUE,
          "Cannot go on with the list after '%s': no answer had that as its 'next'; begin without 'after'"
              .formatted(cursor));
    }
  }
}
