package dev.cinch.planner.http;

import dev.cinch.planner.problem.ErrorCode;
import dev.cinch.planner.problem.RequestRefusedException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in our words what a JSON reader did not like about a body. */
final class UnreadableBody {

  private UnreadableBody() {}

  static RequestRefusedException explained(HttpMessageNotReadableException unreadable) {
    Throwable cause = unreadable.getCause();
    if (cause instanceof UnrecognizedPropertyException unknown) {
      return unreadable(
          "there is no field '%s'; there are %s"
              .formatted(
                  unknown.getPropertyName(),
                  unknown.getKnownPropertyIds().stream()
                      .map(String::valueOf)
                      .sorted()
                      .collect(Collectors.joining(", "))));
    }
    if (cause instanceof InvalidFormatException invalid) {
      return new RequestRefusedException(
          ErrorCode.INVALID_VALUE,
          "Cannot read the body: field '%s' can't be '%s'; %s"
              .formatted(field(invalid), invalid.getValue(), remedy(invalid.getTargetType())));
    }
    if (cause instanceof JacksonException broken) {
      return unreadable(
          "%s%s; send it as docs/operations.md says"
              .formatted(position(broken), broken.getOriginalMessage()));
    }
    return unreadable("there is none, or it ends too early; send it again");
  }

  private static RequestRefusedException unreadable(String why) {
    return new RequestRefusedException(ErrorCode.UNREADABLE_BODY, "Cannot read the body: " + why);
  }

  private static String field(JacksonException broken) {
    return broken.getPath().stream()
        .map(step -> String.valueOf(step.getPropertyName()))
        .collect(Collectors.joining("."));
  }

  static String remedy(@Nullable Class<?> type) {
    if (type != null && type.isEnum()) {
      return "use one of "
          + Arrays.stream(type.getEnumConstants())
              .map(one -> ((Enum<?>) one).name())
              .collect(Collectors.joining(", "));
    }
    return "it takes "
        + (type == null ? "another value" : "a value of type " + type.getSimpleName());
  }

  private static String position(JacksonException broken) {
    return broken.getLocation() == null
        ? ""
        : "line %d, column %d: "
            .formatted(broken.getLocation().getLineNr(), broken.getLocation().getColumnNr());
  }
}
