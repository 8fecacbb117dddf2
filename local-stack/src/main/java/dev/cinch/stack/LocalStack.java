package dev.cinch.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A stack of child processes. They end with this JVM, even when it is killed. */
public final class LocalStack implements Stack {

  private final Watchdog watchdog;
  private final Map<ServerKind, ChildServer> servers = new EnumMap<>(ServerKind.class);
  private final @Nullable PostgresProgram postgres;
  private final @Nullable KafkaProgram kafka;
  private final @Nullable RegistryProgram registry;

  private LocalStack(Watchdog watchdog, StackOptions options, List<Unprivileged.Way> ways) {
    this.watchdog = watchdog;
    ServerFiles files = ServerFiles.find();
    Path base = baseOf(watchdog, options);
    this.postgres =
        options.servers().contains(ServerKind.POSTGRES)
            ? new PostgresProgram(
                new Archive(files.postgresArchive(options.postgresVersion())),
                Unprivileged.choose(ways),
                Place.of(
                    ServerKind.POSTGRES, "postgres-" + options.postgresVersion(), base, options))
            : null;
    this.kafka =
        options.servers().contains(ServerKind.KAFKA)
            ? new KafkaProgram(
                files.kafkaClassPath(), Place.of(ServerKind.KAFKA, "kafka", base, options))
            : null;
    this.registry =
        options.servers().contains(ServerKind.REGISTRY) && postgres != null
            ? new RegistryProgram(
                files.registryJar(),
                postgres,
                Place.of(ServerKind.REGISTRY, "registry", base, options))
            : null;
    add(postgres);
    add(kafka);
    add(registry);
  }

  /** Starts the servers side by side, and returns when each gives real answers. */
  public static LocalStack start(StackOptions options) {
    return start(options, List.of(Unprivileged.Way.values()));
  }

  static LocalStack start(StackOptions options, List<Unprivileged.Way> ways) {
    return start(watchdogOf(options), options, ways);
  }

  /** Starts a temporary stack in a folder that is there already, and goes with the stack. */
  static LocalStack startIn(Path folder, StackOptions options) {
    return start(Watchdog.over(folder), options, List.of(Unprivileged.Way.values()));
  }

  private static LocalStack start(
      Watchdog watchdog, StackOptions options, List<Unprivileged.Way> ways) {
    try {
      LocalStack stack = new LocalStack(watchdog, options, ways);
      stack.startAll();
      return stack;
    } catch (RuntimeException failure) {
      watchdog.close();
      throw failure;
    }
  }

  private static Watchdog watchdogOf(StackOptions options) {
    Path data = options.data();
    if (data == null) {
      return Watchdog.overTemporaryFolder("cinch-stack-");
    }
    try {
      Files.createDirectories(data);
      return Watchdog.over(data.toRealPath().resolve("running"));
    } catch (IOException failure) {
      throw new StackException(
          "Cannot use %s as data folder: %s".formatted(data, failure.getMessage()), failure);
    }
  }

  private static Path baseOf(Watchdog watchdog, StackOptions options) {
    return watchdog.folder().resolve(options.data() == null ? "data" : "..").normalize();
  }

  private void add(@Nullable ServerProgram program) {
    if (program != null) {
      servers.put(program.kind(), new ChildServer(program, watchdog));
    }
  }

  // The registry's JVM meets its database at once, or ends: PostgreSQL, ready in a second, goes
  // first.
  private void startAll() {
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      List<CompletableFuture<Void>> starts = new ArrayList<>();
      starts.add(
          CompletableFuture.runAsync(() -> start(ServerKind.POSTGRES), threads)
              .thenRun(() -> start(ServerKind.REGISTRY)));
      starts.add(CompletableFuture.runAsync(() -> start(ServerKind.KAFKA), threads));
      CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof StackException cause) {
        throw cause;
      }
      throw failure;
    } finally {
      threads.shutdownNow();
    }
  }

  private void start(ServerKind kind) {
    ChildServer server = servers.get(kind);
    if (server != null) {
      server.startOnFreePorts();
    }
  }

  @Override
  public Endpoints endpoints() {
    if (postgres == null || kafka == null || registry == null) {
      throw new StackException(
          "Cannot give the endpoints of a stack that has only %s; ask for the one you need"
              .formatted(servers.keySet()));
    }
    return new Endpoints(postgres.endpoint(), kafka.bootstrap(), registry.endpoint());
  }

  /** The PostgreSQL server's endpoint, of a stack that has no more than that, too. */
  public PostgresEndpoint postgres() {
    if (postgres == null) {
      throw new StackException("Cannot give the endpoint of POSTGRES: this stack has none");
    }
    return postgres.endpoint();
  }

  /** One of its servers, to be stopped and started. */
  public Server server(ServerKind kind) {
    ChildServer server = servers.get(kind);
    if (server == null) {
      throw new StackException(
          "Cannot give %s: this stack has only %s".formatted(kind, servers.keySet()));
    }
    return server;
  }

  @Override
  public void close() {
    watchdog.close();
  }
}
