package dev.cinch.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.stack.process.KnownProcess;
import dev.cinch.stack.process.OtherJvm;
import dev.cinch.stack.process.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a JVM with a stack ends, the stack ends with it. */
class EndOfParentIT {

  private final Path temporary;

  EndOfParentIT(@TempDir Path temporary) throws java.io.IOException {
    this.temporary = temporary.toRealPath();
  }

  @Test
  void aKilledParentLeavesNothingBehind() {
    try (OtherJvm parent = OtherJvm.start(temporary, StackMain.class, "temporary")) {
      String[] said = parent.nextLine().split(" ", -1);
      PostgresEndpoint postgres = endpoint(said[0], said[1]);
      int kafka = Integer.parseInt(said[2].substring(said[2].indexOf(':') + 1));
      int registry = URI.create(said[3]).getPort();
      CompletableFuture<Void> busy = runForever(postgres);
      Leftovers left =
          Leftovers.of(temporary, parent.family(), List.of(postgres.port(), kafka, registry));
      assertThat(left.processes()).hasSizeGreaterThan(8);
      assertThat(left.memory()).hasSize(1);
      parent.kill();
      left.awaitNone();
      assertThat(busy).failsWithin(Duration.ofSeconds(30));
    }
  }

  @Tag("wide")
  @Test
  void aCtrlCInTheTerminalLeavesNothingBehind() {
    try (OtherJvm parent = OtherJvm.start(temporary, StackMain.class, "postgres")) {
      PostgresEndpoint postgres = endpoint(parent.nextLine());
      Leftovers left = Leftovers.of(temporary, parent.family(), List.of(postgres.port()));
      parent.interruptGroup();
      left.awaitNone();
    }
  }

  // The watchdog has nobody to send signals to here: what the killed server left is found
  // otherwise.
  @Tag("long")
  @Test
  void aParentThatDiesAfterItsPostgresWasKilledLeavesNoBusySession() {
    try (OtherJvm parent = OtherJvm.start(temporary, StackMain.class, "postgres")) {
      PostgresEndpoint postgres = endpoint(parent.nextLine());
      CompletableFuture<Void> busy = runForever(postgres);
      Leftovers left = Leftovers.of(temporary, parent.family(), List.of(postgres.port()));
      parent
          .handle()
          .children()
          .filter(child -> child.info().commandLine().orElse("").contains("bin/postgres"))
          .forEach(ProcessHandle::destroyForcibly);
      parent.kill();
      left.awaitNone();
      assertThat(busy).failsWithin(Duration.ofSeconds(30));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"watchdog.sh", "initdb", "postgres-18.log", "kafka.properties"})
  void aParentThatDiesWhileItStartsLeavesNothingBehind(String seen) {
    try (OtherJvm parent = OtherJvm.start(temporary, StackMain.class, "temporary")) {
      await()
          .pollInterval(Duration.ofMillis(5))
          .atMost(Duration.ofSeconds(90))
          .until(() -> hasFileNamed(seen));
      Leftovers left = Leftovers.of(temporary, parent.family(), List.of());
      parent.kill();
      left.awaitNone();
    }
  }

  private boolean hasFileNamed(String name) {
    try (var files = java.nio.file.Files.walk(temporary, 4)) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith(name));
    } catch (java.io.IOException | java.io.UncheckedIOException changing) {
      return false;
    }
  }

  @Test
  void aClosedStackLeavesNothingBehind() {
    LocalStack stack = LocalStack.start(StackMain.postgresAlone());
    Server server = stack.server(ServerKind.POSTGRES);
    List<KnownProcess> processes =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(ProcessHandle.of(server.pid()).orElseThrow()),
                ProcessHandle.of(server.pid()).orElseThrow().descendants())
            .map(KnownProcess::of)
            .toList();
    Path folder = server.log().resolve("../../..").normalize();
    assertThat(folder).isDirectoryContaining("glob:**/watchdog.sh");
    stack.close();
    assertThat(processes).noneMatch(KnownProcess::lives);
    assertThat(Ports.isFree(stack.postgres().port())).isTrue();
    assertThat(folder).doesNotExist();
  }

  @Test
  void aServiceEndsWithItsParent() {
    try (OtherJvm parent = OtherJvm.start(temporary, StackMain.class, "service")) {
      long service = Long.parseLong(parent.nextLine());
      Leftovers left = Leftovers.of(temporary, parent.family(), List.of());
      assertThat(left.processes()).extracting(KnownProcess::pid).contains(service);
      parent.kill();
      left.awaitNone();
    }
  }

  private static CompletableFuture<Void> runForever(PostgresEndpoint postgres) {
    CompletableFuture<Boolean> running = new CompletableFuture<>();
    CompletableFuture<Void> busy =
        CompletableFuture.runAsync(
            () -> {
              try (Connection connection = postgres.connect("postgres");
                  Statement statement = connection.createStatement()) {
                running.complete(true);
                statement.execute("select sum(x) from generate_series(1, 1000000000000) as x");
              } catch (SQLException ended) {
                throw new IllegalStateException(ended);
              }
            });
    running.join();
    return busy;
  }

  private static PostgresEndpoint endpoint(String line) {
    String[] said = line.split(" ", -1);
    return endpoint(said[0], said[1]);
  }

  private static PostgresEndpoint endpoint(String port, String password) {
    return new PostgresEndpoint(Ports.HOST, Integer.parseInt(port), "postgres", password);
  }
}
