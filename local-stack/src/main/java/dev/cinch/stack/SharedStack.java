package dev.cinch.stack;

import dev.cinch.stack.process.ClassPath;
import dev.cinch.stack.process.Folders;
import dev.cinch.stack.process.JavaCommand;
import dev.cinch.stack.process.KnownProcess;
import dev.cinch.stack.process.OwnSession;
import dev.cinch.stack.process.Watchdog;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The one stack of a Maven run. Whoever asks first starts it, the test JVMs of all modules find it,
 * and it ends with Maven, however that ends. In an IDE it lives as long as the test's own JVM.
 */
public final class SharedStack {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Map<Holding, SharedStack> OF_THIS_RUN = new ConcurrentHashMap<>();

  private final KnownProcess owner;
  private final Holding holding;
  private final Rendezvous rendezvous;
  private @Nullable SharedServers known;

  SharedStack(KnownProcess owner, Holding holding) {
    this.owner = owner;
    this.holding = holding;
    this.rendezvous = Rendezvous.of(owner, holding.label());
  }

  /** PostgreSQL 18, Kafka and the registry. */
  public static Endpoints endpoints() {
    return of(Holding.ALL).servers().endpoints();
  }

  /** PostgreSQL of another version, for what has to work there, too. */
  public static PostgresEndpoint postgres(int version) {
    return of(Holding.ofPostgres(version)).servers().postgres();
  }

  /** The older one that is tested on at each run. */
  public static PostgresEndpoint postgres15() {
    return postgres(15);
  }

  private static SharedStack of(Holding holding) {
    return OF_THIS_RUN.computeIfAbsent(
        holding, unknown -> new SharedStack(MavenRun.process(), unknown));
  }

  synchronized SharedServers servers() {
    SharedServers servers = known;
    if (servers == null || !servers.holder().lives()) {
      servers = rendezvous.findOr(this::startHolder);
      known = servers;
    }
    return servers;
  }

  private SharedServers startHolder() {
    Path log = rendezvous.folder().resolve("holder.log");
    // Open before the holder starts: one that fails takes the file's name with it.
    try (InputStream output = created(log)) {
      return awaitServers(launch(log), output);
    } catch (IOException failure) {
      throw new StackException("Cannot start the holder of the shared stack: " + failure, failure);
    }
  }

  private static InputStream created(Path log) throws IOException {
    Files.createFile(log);
    return Files.newInputStream(log);
  }

  // It has none of our standard streams: Maven waits for their end.
  private Process launch(Path log) throws IOException {
    List<String> command = new ArrayList<>(OwnSession.prefix());
    command.addAll(
        JavaCommand.light(rendezvous.folder())
            .options(List.of("-Xmx64m"))
            .property("cinch.root", Checkout.root().toString())
            .main(
                ClassPath.ofThisJvm(),
                StackHolder.class.getName(),
                List.of(owner.toString(), holding.name(), rendezvous.folder().toString())));
    return new ProcessBuilder(command)
        .directory(new File("/"))
        .redirectInput(new File("/dev/null"))
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
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    holder.destroyForcibly().onExit().join();
    if (!Watchdog.worksIn(rendezvous.folder())) {
      Folders.delete(rendezvous.folder());
    }
    throw new StackException(
        "Cannot start the shared stack: its holder ended or took longer than %d s, and said:%n%s"
            .formatted(
                PATIENCE.toSeconds(), new String(output.readAllBytes(), StandardCharsets.UTF_8)));
  }
}
