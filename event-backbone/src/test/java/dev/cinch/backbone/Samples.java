package dev.cinch.backbone;

import dev.cinch.events.CommandKind;
import dev.cinch.events.MigrationCommand;
import java.time.Instant;

/** Events to send. */
public final class Samples {

  /** A time that Avro's milliseconds hold whole. */
  public static final Instant NOW = Instant.parse("2026-11-20T10:15:30.123Z");

  private Samples() {}

  /** A command for a migration; the number is in its reason. */
  public static MigrationCommand command(String migration, int number) {
    return command(migration, Integer.toString(number));
  }

  /** A command for a migration, with a reason. */
  public static MigrationCommand command(String migration, String reason) {
    return MigrationCommand.newBuilder()
        .setMigration(migration)
        .setKind(CommandKind.PAUSE)
        .setActor("ada")
        .setReason(reason)
        .setIssuedAt(NOW)
        .build();
  }
}
