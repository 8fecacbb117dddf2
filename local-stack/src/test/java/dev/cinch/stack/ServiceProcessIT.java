package dev.cinch.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.stack.process.Ports;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final int port = Ports.free();
  private final Path folder;

  ServiceProcessIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void passesPropertiesVariablesAndArguments() throws IOException, InterruptedException {
    try (ServiceProcess service = healthy()) {
      assertThat(ask(PATIENCE)).isEqualTo("property variable argument");
      assertThat(service.name()).isEqualTo("echo");
      assertThat(ProcessHandle.of(service.pid())).isPresent();
    }
  }

  @Test
  void isKilledAtOnce() {
    try (ServiceProcess service = healthy()) {
      service.kill();
      assertThat(service.isAlive()).isFalse();
      assertThat(Ports.isFree(port)).isTrue();
      assertThat(service.awaitEnd(PATIENCE)).isEqualTo(128 + 9);
    }
  }

  @Test
  void endsInGoodOrder() {
    try (ServiceProcess service = healthy()) {
      service.terminate();
      assertThat(service.awaitEnd(PATIENCE)).isEqualTo(128 + 15);
    }
  }

  @Test
  void answersNothingWhileItIsFrozenAndGoesOnAfterwards() throws IOException, InterruptedException {
    try (ServiceProcess service = healthy()) {
      service.freeze();
      assertThat(service.isAlive()).isTrue();
      assertThatThrownBy(() -> ask(Duration.ofSeconds(1))).isInstanceOf(HttpTimeoutException.class);
      service.thaw();
      assertThat(ask(PATIENCE)).startsWith("property");
    }
  }

  @Test
  void isClosedEvenWhenItIsFrozen() {
    ServiceProcess service = healthy();
    service.freeze();
    service.close();
    assertThat(service.isAlive()).isFalse();
    service.close();
  }

  @Test
  void showsTheEndOfItsOutputWhenItDoesNotBecomeHealthy() {
    Path log = folder.resolve("logs/failing.log");
    ServiceOptions failing = EchoService.options(port).property("echo.fails", "true").logTo(log);
    try (ServiceProcess service = ServiceProcess.start(failing)) {
      assertThatThrownBy(() -> service.waitUntilHealthy(EchoService.health(port), PATIENCE))
          .isInstanceOf(StackException.class)
          .hasMessageContaining("Cannot wait until echo is healthy: it ended with status 3")
          .hasMessageContaining(log.toString())
          .hasMessageEndingWith("I was told to fail");
    }
    assertThat(log).content().contains("I was told to fail");
  }

  @Test
  void saysWhoWasNotHealthyInTime() {
    try (ServiceProcess service = healthy()) {
      assertThatThrownBy(
              () ->
                  service.waitUntilHealthy(
                      EchoService.health(Ports.free()), Duration.ofMillis(100)))
          .isInstanceOf(StackException.class)
          .hasMessageContaining("gave no 2xx in 0 s");
    }
  }

  @Test
  void addsToALogThatIsThere() throws IOException {
    Path log = folder.resolve("echo.log");
    Files.writeString(log, "from the first run\n");
    ServiceOptions options = EchoService.options(port).property("echo.fails", "true").logTo(log);
    try (ServiceProcess service = ServiceProcess.start(options)) {
      service.awaitEnd(PATIENCE);
      assertThat(service.logTail()).startsWith("from the first run").endsWith("I was told to fail");
    }
  }

  private ServiceProcess healthy() {
    ServiceProcess service = ServiceProcess.start(EchoService.options(port));
    service.waitUntilHealthy(EchoService.health(port), PATIENCE);
    return service;
  }

  private String ask(Duration patience) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(EchoService.health(port)).timeout(patience).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
