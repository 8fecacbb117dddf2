package dev.cinch.cli.service;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The planner's interface. */
public final class HttpPlanner {

  private final Caller planner;

  public HttpPlanner(URI base) {
    this.planner = new Caller("the planner", base);
  }

  /** Starts the migration of a plan, and gives its id; the same plan again changes nothing. */
  public String start(String plan, String actor) {
    String path = "/api/migrations?actor=" + URLEncoder.encode(actor, StandardCharsets.UTF_8);
    return planner.post(path, plan, "start the migration").path("id").asString();
  }
}
