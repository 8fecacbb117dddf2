package dev.cinch.planner.http;

import dev.cinch.access.AccessRules;
import dev.cinch.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Viewers read, operators command; what takes an approver the controllers know. */
@Component
final class PlannerRules implements AccessRules {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  /** The dashboard brings all of its own, and nothing of it is written into its page. */
  private static final String CONTENT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  @Override
  public String service() {
    return "planner";
  }

  @Override
  public String powers() {
    return "start, approve and take back migrations";
  }

  /** A browser that loads the dashboard carries no token yet; its page is no secret. */
  @Override
  public List<String> open() {
    return List.of("/", "/index.html", "/dashboard/**");
  }

  @Override
  public Role needed(HttpServletRequest request) {
    // previews and exports are asked by POST, since they are asked with a plan; they read only
    boolean reading =
        READING.contains(request.getMethod())
            || request.getRequestURI().startsWith("/api/previews")
            || request.getRequestURI().startsWith("/api/exports");
    return reading ? Role.VIEWER : Role.OPERATOR;
  }

  @Override
  public String contentPolicy() {
    return CONTENT;
  }
}
