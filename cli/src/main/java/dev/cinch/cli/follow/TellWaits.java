package dev.cinch.cli.follow;

import dev.cinch.cli.progress.Narrator;
import tools.jackson.databind.JsonNode;

/** Tells what a migration waits for, and leaves one whose phase has failed. */
public record TellWaits(Narrator narrator) implements Attendant {

  @Override
  public Then waits(JsonNode migration, String what) {
    Waiting waiting = Waiting.of(migration);
    // The gate's own findings say more.
    if (!waiting.isFor(Waiting.Kind.GATE)) {
      narrator.waits(waiting.phase(), what + remedy(migration.path("id").asString(), waiting));
    }
    return waiting.isFor(Waiting.Kind.FAILURE) ? Then.LEAVE : Then.STAY;
  }

  private static String remedy(String id, Waiting waiting) {
    return switch (waiting.kind()) {
      case APPROVAL -> ": cinch approve " + id;
      case FAILURE, PAUSE -> ": cinch resume " + id;
      case GATE, OTHER -> "";
    };
  }
}
