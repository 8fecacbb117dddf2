package dev.cinch.planner.tracing;

import dev.cinch.backbone.trace.Spans;
import dev.cinch.backbone.trace.ThreadTrace;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** A span for each request that may change something, in the trace of whoever sent it. */
@Component
final class TracedRequests extends OncePerRequestFilter {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
  private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");

  private final ThreadTrace trace;
  private final Spans spans;

  TracedRequests(ThreadTrace trace, Spans spans) {
    this.trace = trace;
    this.spans = spans;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return READING.contains(request.getMethod()) || !request.getRequestURI().startsWith("/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      trace.run(
          Optional.ofNullable(request.getHeader("traceparent")),
          () -> inItsSpan(request, response, chain));
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    } catch (Unserved unserved) {
      throw unserved.cause();
    }
  }

  private void inItsSpan(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
    String path = request.getRequestURI();
    spans.in(
        request.getMethod(),
        SpanKind.SERVER,
        Attributes.of(METHOD, request.getMethod(), PATH, path),
        span -> served(span, request, response, chain));
  }

  private static String served(
      Span span, HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
    try {
      chain.doFilter(request, response);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (ServletException failed) {
      throw new Unserved(failed);
    } finally {
      span.setAttribute(STATUS, (long) response.getStatus());
      name(span, request);
    }
    return request.getRequestURI();
  }

  /** By the pattern of its path, once that is known: the path itself names migrations. */
  private static void name(Span span, HttpServletRequest request) {
    if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)
        instanceof String route) {
      span.setAttribute(ROUTE, route);
      span.updateName(request.getMethod() + " " + route);
    }
  }

  /** Carries a checked exception through work that may throw none. */
  private static final class Unserved extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ServletException cause;

    Unserved(ServletException cause) {
      super(cause);
      this.cause = cause;
    }

    ServletException cause() {
      return cause;
    }
  }
}
