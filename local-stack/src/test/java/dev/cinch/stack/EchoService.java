package dev.cinch.stack;

import com.sun.net.httpserver.HttpServer;
import dev.cinch.stack.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A service of the smallest kind: it answers with one of its settings. */
final class EchoService {

  private EchoService() {}

  public static void main(String[] arguments) throws IOException {
    if (Boolean.getBoolean("echo.fails")) {
      System.out.println("I was told to fail");
      System.exit(3);
    }
    byte[] answer =
        "%s %s %s"
            .formatted(System.getProperty("echo.word"), System.getenv("ECHO_SECRET"), arguments[0])
            .getBytes(StandardCharsets.UTF_8);
    HttpServer server = HttpServer.create(Ports.address(Integer.getInteger("echo.port", 0)), 0);
    server.createContext(
        "/health",
        exchange -> {
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  static ServiceOptions options() {
    return ServiceOptions.main("echo", EchoService.class.getName()).argument("argument");
  }

  static ServiceOptions options(int port) {
    return options()
        .jvmOption("-Xmx32m")
        .property("echo.port", Integer.toString(port))
        .property("echo.word", "property")
        .environment("ECHO_SECRET", "variable");
  }

  static URI health(int port) {
    return URI.create("http://%s:%d/health".formatted(Ports.HOST, port));
  }
}
