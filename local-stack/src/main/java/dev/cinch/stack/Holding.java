package dev.cinch.stack;

import dev.cinch.stack.process.KnownProcess;
import java.util.Locale;

/** The stacks that test JVMs share; each is started when somebody asks for it. */
enum Holding {
  /** All three servers, PostgreSQL 18. */
  ALL,
  /** PostgreSQL 15 alone. */
  POSTGRES_15;

  String label() {
    return name().toLowerCase(Locale.ROOT).replace("_", "");
  }

  StackOptions options() {
    return switch (this) {
      case ALL -> StackOptions.temporary();
      case POSTGRES_15 -> StackOptions.temporary().withPostgres(15).only(ServerKind.POSTGRES);
    };
  }

  SharedServers servers(LocalStack stack, KnownProcess holder) {
    return switch (this) {
      case ALL ->
          new SharedServers(holder, stack.postgres(), stack.kafkaBootstrap(), stack.registry());
      case POSTGRES_15 -> new SharedServers(holder, stack.postgres(), null, null);
    };
  }
}
