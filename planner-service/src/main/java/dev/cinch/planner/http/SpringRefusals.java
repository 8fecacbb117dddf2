package dev.cinch.planner.http;

import dev.cinch.planner.problem.ErrorCode;
import dev.cinch.planner.problem.RequestRefusedException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Says in our words and codes what Spring refuses before a controller is asked. */
final class SpringRefusals {

  private SpringRefusals() {}

  static RequestRefusedException explained(Exception refused) {
    if (refused instanceof HttpMessageNotReadableException unreadable) {
      return unreadable.getMostSpecificCause() instanceof RequestRefusedException ours
          ? ours
          : UnreadableBody.explained(unreadable);
    }
    if (refused instanceof NoResourceFoundException missing) {
      return refused(
          ErrorCode.UNKNOWN_PATH,
          "find /%s: there is nothing at that path; /openapi.yaml has all that are"
              .formatted(missing.getResourcePath()));
    }
    if (refused instanceof HttpRequestMethodNotSupportedException method) {
      return refused(
          ErrorCode.METHOD_NOT_ALLOWED,
          "serve %s here: the path takes %s"
              .formatted(
                  method.getMethod(), String.join(", ", orNone(method.getSupportedMethods()))));
    }
    return ofValues(refused);
  }

  private static RequestRefusedException ofValues(Exception refused) {
    if (refused instanceof HttpMediaTypeNotSupportedException type) {
      return refused(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          "read a body of type %s: send it as %s"
              .formatted(
                  String.valueOf(type.getContentType()), listed(type.getSupportedMediaTypes())));
    }
    if (refused instanceof HttpMediaTypeNotAcceptableException type) {
      return refused(
          ErrorCode.NOT_ACCEPTABLE,
          "answer in a form that is accepted: accept %s"
              .formatted(listed(type.getSupportedMediaTypes())));
    }
    if (refused instanceof MissingServletRequestPartException missing) {
      return refused(
          ErrorCode.MISSING_VALUE,
          "serve the request: the form has no file '%s'; add it"
              .formatted(missing.getRequestPartName()));
    }
    if (refused instanceof MissingServletRequestParameterException missing) {
      return refused(
          ErrorCode.MISSING_VALUE,
          "serve the request: the parameter '%s' is missing; add it"
              .formatted(missing.getParameterName()));
    }
    if (refused instanceof TypeMismatchException mismatch) {
      return ofType(mismatch);
    }
    return refused(
        ErrorCode.MALFORMED_REQUEST,
        "serve the request: %s".formatted(String.valueOf(refused.getMessage())));
  }

  /** Of several words the one that is wrong says more than all of them. */
  private static RequestRefusedException ofType(TypeMismatchException mismatch) {
    Object value = mismatch.getValue();
    Class<?> type = mismatch.getRequiredType();
    for (Throwable cause = mismatch.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ConversionFailedException failed) {
        value = failed.getValue();
        type = failed.getTargetType().getType();
      }
    }
    return refused(
        ErrorCode.INVALID_VALUE,
        "serve the request: '%s' can't be '%s'; %s"
            .formatted(
                String.valueOf(mismatch.getPropertyName()),
                String.valueOf(value),
                UnreadableBody.remedy(type)));
  }

  private static RequestRefusedException refused(ErrorCode code, String what) {
    return new RequestRefusedException(code, "Cannot " + what);
  }

  private static List<String> orNone(String @Nullable [] methods) {
    return methods == null ? List.of() : List.of(methods);
  }

  private static String listed(Collection<?> all) {
    return all.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
  }
}
