package dev.cinch.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The one stack of a Maven run. Whoever asks first starts it, the test JVMs of all modules find it,
 * and it ends with Maven, however that ends. In an IDE it lives as long as the test's own JVM.
 */
public final class SharedStack {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final SharedStack ALL = new SharedStack(Owner.ofThisRun(), StackHolder.ALL);
  private static final SharedStack POSTGRES_15 =
      new SharedStack(Owner.ofThisRun(), StackHolder.POSTGRES_15);

  private final Owner owner;
  private final String what;
  private final Rendezvous rendezvous;
  private @Nullable SharedServers known;

  SharedStack(Owner owner, String what) {
    this.owner = owner;
    this.what = what;
    this.rendezvous = Rendezvous.of(owner, what);
  }

  /** PostgreSQL 18, Kafka and the registry. */
  public static Endpoints endpoints() {
    return ALL.servers().endpoints();
  }

  /** PostgreSQL 15, for what has to work there too. */
  public static PostgresEndpoint postgres15() {
    return POSTGRES_15.servers().postgres();
  }

  synchronized SharedServers servers() {
    if (known == null || !known.holder().lives()) {
      known = rendezvous.alone(() -> rendezvous.published().orElseGet(this::startHolder));
    }
    return known;
  }

  private SharedServers startHolder() {
    Path log = rendezvous.folder().resolve("holder.log");
    try {
      Process holder = holder(log);
      // Kept open: a holder that fails takes the folder and this file's name with it.
      try (InputStream output = Files.newInputStream(log)) {
        return awaitServers(holder, output);
      }
    } catch (IOException failure) {
      throw new StackException("Cannot start the holder of the shared stack", failure);
    }
  }

  // It must not inherit our standard streams: Maven waits for their end.
  private Process holder(Path log) throws IOException {
    List<String> command = new ArrayList<>(OwnSession.prefix());
    command.addAll(
        JavaCommand.light(rendezvous.folder())
            .options(List.of("-Xmx64m"))
            .properties(java.util.Map.of("cinch.root", Checkout.root().toString()))
            .launch(
                List.of("-cp", ClassPath.ofThisJvm(), StackHolder.class.getName()),
                List.of(owner.toString(), what, rendezvous.folder().toString())));
    return new ProcessBuilder(command)
        .directory(rendezvous.folder().getRoot().toFile())
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private SharedServers awaitServers(Process holder, InputStream output) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (holder.isAlive() && System.nanoTime() < end) {
      Optional<SharedServers> servers = rendezvous.published();
      if (servers.isPresent()) {
        return servers.get();
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    holder.destroyForcibly();
    throw new StackException(
        "Cannot start the shared stack: its holder said:%n%s"
            .formatted(new String(output.readAllBytes(), StandardCharsets.UTF_8)));
  }
}
