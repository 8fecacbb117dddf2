package dev.cinch.planner.http;

import dev.cinch.planner.problem.ErrorCode;
import dev.cinch.planner.problem.RequestRefusedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A plan file as it comes by HTTP. */
final class PlanBody {

  private PlanBody() {}

  /** A plan goes on as it came or not at all: nothing in it is replaced by question marks. */
  static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException foreign) {
      throw new RequestRefusedException(
          ErrorCode.UNREADABLE_BODY, "Cannot read the plan: it is not in UTF-8; save it as such");
    }
  }
}
