package dev.cinch.cli.service;

import java.net.URI;

/** The planner's interface. */
public final class HttpPlanner {

  private final Caller planner;

  public HttpPlanner(URI base) {
    this.planner = new Caller("the planner", base);
  }

  /** Starts the migration of a plan, and gives its id; the same plan again changes nothing. */
  public String start(String plan) {
    return planner.post("/api/migrations", plan, "start the migration").path("id").asString();
  }
}
