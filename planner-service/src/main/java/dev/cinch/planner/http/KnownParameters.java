package dev.cinch.planner.http;

import dev.cinch.planner.problem.ErrorCode;
import dev.cinch.planner.problem.RequestRefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses parameters that nobody reads: a filter with a typing error would let all through. */
final class KnownParameters implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && isOurs(method)) {
      List<String> known = of(method);
      request.getParameterMap().keySet().stream()
          .filter(name -> !known.contains(name))
          .findFirst()
          .ifPresent(unknown -> refuse(unknown, known));
    }
    return true;
  }

  private static boolean isOurs(HandlerMethod method) {
    return method.getBeanType().getName().startsWith("dev.cinch.");
  }

  private static List<String> of(HandlerMethod method) {
    return Arrays.stream(method.getMethod().getParameters())
        .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
        .map(parameter -> parameter.getName())
        .toList();
  }

  private static void refuse(String unknown, List<String> known) {
    throw new RequestRefusedException(
        ErrorCode.UNKNOWN_PARAMETER,
        "Cannot serve the request: there is no parameter '%s'; %s"
            .formatted(
                unknown,
                known.isEmpty() ? "leave it out" : "there are " + String.join(", ", known)));
  }
}
