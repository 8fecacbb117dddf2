package dev.cinch.planner.http;

import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.PlanFile;
import dev.cinch.planner.plan.PlanReader;
import dev.cinch.planner.problem.ErrorCode;
import dev.cinch.planner.problem.RequestRefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A plan file as it comes by HTTP. */
final class PlanBody {

  private static final PlanReader READER = new PlanReader();

  private PlanBody() {}

  static Plan read(byte[] plan) {
    return READER.read(text(plan));
  }

  /** A plan with what is laid over it, each under its own name. */
  static Plan read(MultipartFile plan, @Nullable List<MultipartFile> overlays) {
    return READER.read(
        file(plan), overlays == null ? List.of() : overlays.stream().map(PlanBody::file).toList());
  }

  private static PlanFile file(MultipartFile part) {
    try {
      return new PlanFile(name(part), text(part.getBytes()));
    } catch (IOException broken) {
      throw new RequestRefusedException(
          ErrorCode.UNREADABLE_BODY,
          "Cannot read file %s: %s; send it again".formatted(name(part), broken.getMessage()));
    }
  }

  static String name(MultipartFile part) {
    String given = part.getOriginalFilename();
    return given == null || given.isBlank() ? part.getName() + ".yml" : given;
  }

  /** A plan goes on as it came or not at all: nothing in it is replaced by question marks. */
  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException foreign) {
      throw new RequestRefusedException(
          ErrorCode.UNREADABLE_BODY, "Cannot read the plan: it is not in UTF-8; save it as such");
    }
  }
}
