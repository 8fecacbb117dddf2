package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.cinch.stack.Checkout;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The script by which a container asks its own service. */
class ContainerProbeTest {

  @Test
  void succeedsWhereTheServiceIsReady() throws Exception {
    assertThat(askServiceThatAnswers(200)).isZero();
  }

  @Test
  void failsWhereTheServiceIsNotReady() throws Exception {
    assertThat(askServiceThatAnswers(503)).isNotZero();
  }

  @Test
  void failsWhereNobodyAnswers() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertThat(probe(free, "/ready")).isNotZero();
  }

  @Test
  void asksForThePathThatItIsGiven() throws Exception {
    HttpServer service = service(200);
    try {
      assertThat(probe(service.getAddress().getPort(), "/another")).isNotZero();
    } finally {
      service.stop(0);
    }
  }

  private static int askServiceThatAnswers(int status) throws Exception {
    HttpServer service = service(status);
    try {
      return probe(service.getAddress().getPort(), "/ready");
    } finally {
      service.stop(0);
    }
  }

  private static HttpServer service(int status) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 1);
    server.createContext(
        "/ready",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static int probe(int port, String path) throws Exception {
    ProcessBuilder command =
        new ProcessBuilder(Checkout.root().resolve("containers/probe").toString(), path);
    command.environment().put("SERVER_PORT", Integer.toString(port));
    Process process = command.redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
