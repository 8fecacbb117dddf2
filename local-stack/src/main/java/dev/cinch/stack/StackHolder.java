package dev.cinch.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The main class of the JVM that holds a shared stack for as long as its owner lives. */
final class StackHolder {

  static final String ALL = "all";
  static final String POSTGRES_15 = "postgres15";

  private static final Duration PAUSE = Duration.ofMillis(200);

  private StackHolder() {}

  public static void main(String[] arguments) {
    Owner owner = Owner.parse(arguments[0]);
    Rendezvous rendezvous = new Rendezvous(Path.of(arguments[2]));
    try (LocalStack stack = LocalStack.startIn(rendezvous.folder(), options(arguments[1]))) {
      rendezvous.publish(published(arguments[1], stack));
      while (owner.lives()) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static StackOptions options(String what) {
    return switch (what) {
      case ALL -> StackOptions.temporary();
      case POSTGRES_15 -> StackOptions.temporary().withPostgres(15).only(ServerKind.POSTGRES);
      default -> throw new IllegalArgumentException("Cannot hold '" + what + "': not known");
    };
  }

  private static SharedServers published(String what, LocalStack stack) {
    Owner self = Owner.of(ProcessHandle.current());
    if (what.equals(POSTGRES_15)) {
      return new SharedServers(self, stack.postgres(), null, null);
    }
    Endpoints endpoints = stack.endpoints();
    return new SharedServers(
        self, endpoints.postgres(), endpoints.kafkaBootstrap(), endpoints.registry());
  }
}
