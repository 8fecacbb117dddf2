package dev.cinch.planner.http;

import dev.cinch.access.Caller;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells whoever calls who the planner takes them for. */
@RestController
class CallerController {

  /** A caller. */
  record CallerView(String name, String role) {}

  @GetMapping(value = "/api/caller", produces = MediaType.APPLICATION_JSON_VALUE)
  CallerView caller(@AuthenticationPrincipal Caller caller) {
    return new CallerView(caller.name(), caller.role().name());
  }
}
