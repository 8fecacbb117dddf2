package dev.cinch.stack;

import dev.cinch.stack.process.KnownProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The main class of the JVM that holds a shared stack for as long as its owner lives. */
final class StackHolder {

  private static final Duration PAUSE = Duration.ofMillis(200);

  private StackHolder() {}

  public static void main(String[] arguments) {
    KnownProcess owner = KnownProcess.parse(arguments[0]);
    Holding holding = Holding.valueOf(arguments[1]);
    Path folder = Path.of(arguments[2]);
    try (LocalStack stack =
        LocalStack.startIn(
            StackFolder.goingWith(folder), holding.options(), LocalStack.Machine.current())) {
      KnownProcess self = KnownProcess.of(ProcessHandle.current());
      new Rendezvous(folder).publish(holding.servers(stack, self));
      while (owner.lives()) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }
}
