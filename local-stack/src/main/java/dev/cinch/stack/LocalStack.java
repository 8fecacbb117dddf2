package dev.cinch.stack;

import dev.cinch.stack.process.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** A stack of child processes. They end with this JVM, even when it is killed. */
public final class LocalStack implements Stack {

  /**
   * What this machine offers.
   *
   * @param files where the servers' programs are
   * @param ways how root may run PostgreSQL
   * @param ports where free ports come from
   */
  record Machine(ServerFiles files, List<Unprivileged.Way> ways, IntSupplier ports) {
    static Machine current() {
      return new Machine(ServerFiles.find(), List.of(Unprivileged.Way.values()), Ports::free);
    }
  }

  private final StackFolder folder;
  private final Map<ServerKind, ChildServer> servers = new EnumMap<>(ServerKind.class);
  private final @Nullable PostgresProgram postgres;
  private final @Nullable KafkaProgram kafka;
  private final @Nullable RegistryProgram registry;

  private LocalStack(StackFolder folder, StackOptions options, Machine machine) {
    this.folder = folder;
    ServerFiles files = machine.files();
    int version = options.postgresVersion();
    Place postgresPlace = folder.place(ServerKind.POSTGRES, "postgres-" + version, options);
    this.postgres =
        options.servers().contains(ServerKind.POSTGRES)
            ? new PostgresProgram(
                files.postgres(version),
                Unprivileged.choose(machine.ways()),
                postgresPlace,
                options.primary())
            : null;
    this.kafka =
        options.servers().contains(ServerKind.KAFKA)
            ? new KafkaProgram(files, folder.place(ServerKind.KAFKA, "kafka", options), options)
            : null;
    this.registry =
        options.servers().contains(ServerKind.REGISTRY) && postgres != null
            ? new RegistryProgram(
                files, postgres, folder.place(ServerKind.REGISTRY, "registry", options), options)
            : null;
    add(postgres);
    add(kafka);
    add(registry);
  }

  private void add(@Nullable ServerProgram program) {
    if (program != null) {
      servers.put(program.kind(), new ChildServer(program, folder.watchdog()));
    }
  }

  /** Starts the servers side by side; returns when each gives real answers. */
  public static LocalStack start(StackOptions options) {
    return start(options, Machine.current());
  }

  static LocalStack start(StackOptions options, Machine machine) {
    Path data = options.data();
    StackFolder folder = data == null ? StackFolder.temporary() : StackFolder.keptIn(data);
    return startIn(folder, options, machine);
  }

  static LocalStack startIn(StackFolder folder, StackOptions options, Machine machine) {
    try {
      LocalStack stack = new LocalStack(folder, options, machine);
      stack.startAll(machine.ports());
      return stack;
    } catch (RuntimeException failure) {
      folder.close();
      throw failure;
    }
  }

  // The registry ends at once if its database is not there: PostgreSQL, ready in a second, goes
  // first.
  private void startAll(IntSupplier ports) {
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      CompletableFuture<Void> database =
          CompletableFuture.runAsync(() -> start(ServerKind.POSTGRES, ports), threads)
              .thenRun(() -> start(ServerKind.REGISTRY, ports));
      CompletableFuture<Void> broker =
          CompletableFuture.runAsync(() -> start(ServerKind.KAFKA, ports), threads);
      CompletableFuture.allOf(database, broker).join();
    } catch (CompletionException failure) {
      servers.values().forEach(ChildServer::ended);
      throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
    } finally {
      threads.shutdownNow();
    }
  }

  private void start(ServerKind kind, IntSupplier ports) {
    ChildServer server = servers.get(kind);
    if (server != null) {
      server.startOnFreePorts(ports);
    }
  }

  @Override
  public Endpoints endpoints() {
    return new Endpoints(postgres(), kafkaBootstrap(), registry());
  }

  /** The PostgreSQL server's endpoint, of a stack that may have no other server. */
  public PostgresEndpoint postgres() {
    return started(postgres, ServerKind.POSTGRES).endpoint();
  }

  /** The broker's address, of a stack that may have no other server. */
  public String kafkaBootstrap() {
    return started(kafka, ServerKind.KAFKA).bootstrap();
  }

  /** The base of the registry's Confluent-compatible API. */
  public URI registry() {
    return started(registry, ServerKind.REGISTRY).endpoint();
  }

  /** One of its servers, to be taken away and brought back. */
  public Server server(ServerKind kind) {
    return started(servers.get(kind), kind);
  }

  private <T> T started(@Nullable T server, ServerKind kind) {
    if (server == null) {
      throw new StackException(
          "Cannot give %s: this stack has %s; add it to the options"
              .formatted(kind, servers.keySet()));
    }
    return server;
  }

  @Override
  public void close() {
    folder.close();
    servers.values().forEach(ChildServer::ended);
  }
}
