package dev.cinch.cli;

import dev.cinch.cli.service.HttpPlanner;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which planner is asked. */
final class PlannerOption {

  static final String VARIABLE = "CINCH_PLANNER";

  private static final String LOCAL = "http://localhost:8080";

  @Option(
      names = "--planner",
      paramLabel = "URL",
      description = "The planner (default: variable " + VARIABLE + ", or else " + LOCAL + ").")
  private @Nullable URI planner;

  @Mixin private TokenOption token = new TokenOption();

  boolean isGiven() {
    return planner != null;
  }

  HttpPlanner planner() {
    return new HttpPlanner(token.access(planner, VARIABLE, LOCAL, System.getenv()));
  }
}
