package dev.cinch.stack;

import dev.cinch.stack.process.KnownProcess;
import java.util.Arrays;
import java.util.Locale;

/** The stacks that test JVMs share; each is started when somebody asks for it. */
enum Holding {
  /** All three servers, PostgreSQL 18. */
  ALL(18),
  /** PostgreSQL 14 alone. */
  POSTGRES_14(14),
  /** PostgreSQL 15 alone. */
  POSTGRES_15(15),
  /** PostgreSQL 16 alone. */
  POSTGRES_16(16),
  /** PostgreSQL 17 alone. */
  POSTGRES_17(17);

  private final int postgres;

  Holding(int postgres) {
    this.postgres = postgres;
  }

  static Holding ofPostgres(int version) {
    return Arrays.stream(values())
        .filter(holding -> holding.postgres == version)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot share PostgreSQL %d: nobody holds it".formatted(version)));
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace("_", "");
  }

  StackOptions options() {
    StackOptions options = StackOptions.temporary().withPostgres(postgres).leavingNoArchives();
    return this == ALL ? options : options.only(ServerKind.POSTGRES);
  }

  SharedServers servers(LocalStack stack, KnownProcess holder) {
    return this == ALL
        ? new SharedServers(holder, stack.postgres(), stack.kafkaBootstrap(), stack.registry())
        : new SharedServers(holder, stack.postgres(), null, null);
  }
}
