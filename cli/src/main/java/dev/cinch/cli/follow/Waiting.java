package dev.cinch.cli.follow;

import dev.cinch.cli.news.Phase;
import dev.cinch.cli.news.State;
import tools.jackson.databind.JsonNode;

/** At which phase a migration waits, and for what sort of thing. */
public record Waiting(Phase phase, Kind kind) {

  /** What can be waited for. */
  public enum Kind {
    /** The gate. */
    GATE,
    /** Somebody who approves of the phase. */
    APPROVAL,
    /** Somebody who resumes after a failure. */
    FAILURE,
    /** Somebody who resumes what was paused. */
    PAUSE,
    /** Time, or another migration. */
    OTHER
  }

  /** Of a migration as the planner answers it. */
  public static Waiting of(JsonNode migration) {
    JsonNode standing = migration.path("standing");
    String phase = standing.path("phase").asString("");
    String status = status(migration, phase);
    return new Waiting(
        Phase.of(phase),
        kind(standing.path("state").asString(), status, migration.path("waitsFor").asString("")));
  }

  private static String status(JsonNode migration, String wanted) {
    for (JsonNode phase : migration.path("phases")) {
      if (phase.path("phase").asString().equals(wanted)) {
        return phase.path("status").asString();
      }
    }
    return "";
  }

  private static Kind kind(String state, String status, String waitsFor) {
    if (state.equals(State.PAUSED.name())) {
      return status.equals("FAILED") ? Kind.FAILURE : Kind.PAUSE;
    }
    if (status.equals("GATED")) {
      return Kind.GATE;
    }
    return waitsFor.startsWith("approval") ? Kind.APPROVAL : Kind.OTHER;
  }

  boolean isFor(Kind wanted) {
    return kind == wanted;
  }
}
