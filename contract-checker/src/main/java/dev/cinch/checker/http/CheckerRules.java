package dev.cinch.checker.http;

import dev.cinch.access.AccessRules;
import dev.cinch.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Viewers read; consumers say what concerns themselves, which controllers see to; whoever speaks
 * for all of them, or makes the registry work, operates.
 */
@Component
final class CheckerRules implements AccessRules {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private static final Pattern OF_ONE_CONSUMER =
      Pattern.compile("/api/(contracts/[^/]+/[^/]+|heartbeats|notices/[^/]+/answers)");

  @Override
  public String service() {
    return "checker";
  }

  @Override
  public String powers() {
    return "register and remove contracts, and answer for owners";
  }

  /** The signature of a notice's link lets whoever has it in, and for that notice only. */
  @Override
  public List<String> open() {
    return List.of("/api/notices/*/answer");
  }

  @Override
  public Role needed(HttpServletRequest request) {
    if (READING.contains(request.getMethod())) {
      return Role.VIEWER;
    }
    return OF_ONE_CONSUMER.matcher(request.getRequestURI()).matches()
        ? Role.CONSUMER
        : Role.OPERATOR;
  }

  /** The page of a notice's link is the only one: a form, sent back to where it came from. */
  @Override
  public String contentPolicy() {
    return "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  }
}
