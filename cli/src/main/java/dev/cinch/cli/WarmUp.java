package dev.cinch.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cinch.cli.terminal.Screen;
import dev.cinch.cli.terminal.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Does what the commands do that talk to a planner, with one of its own that always says the same.
 * The launcher runs it after a build and keeps the classes that it has loaded, so that these
 * commands start faster.
 */
final class WarmUp {

  private static final String MIGRATION =
      """
      {"id": "m", "owner": "o", "purpose": "p",
       "where": {"target": "t", "table": "public.t", "column": "c", "replaces": "b"},
       "standing": {"state": "ACTIVE", "phase": "BACKFILL", "direction": "FORWARD", "attempt": 1,
                    "epoch": 1, "seq": 1, "readers": "OLD",
                    "createdAt": "2026-01-01T00:00:00Z", "updatedAt": "2026-01-01T00:00:00Z"},
       "phases": [{"phase": "BACKFILL", "status": "RUNNING", "since": "2026-01-01T00:00:00Z",
                   "reason": null, "evidence": {"ranges": "1000"}}],
       "progress": {"pass": 1, "pages": {"total": 2, "done": 1},
                    "ranges": {"done": 1, "out": 1, "taken": 1},
                    "rows": {"seen": 1, "changed": 1, "mismatches": 0}, "badRows": 0},
       "verdict": null, "waitsFor": null}
      """;

  private static final List<String> COMMANDS =
      List.of("status", "status m", "pause m", "bad-rows m", "status m --json", "no-such-command");

  private WarmUp() {}

  public static void main(String[] arguments) throws IOException {
    if (!run(OutputStream.nullOutputStream())) {
      System.exit(ExitCodes.BAD);
    }
  }

  /** Whether each command but the one that there is not has ended well. */
  static boolean run(OutputStream output) throws IOException {
    HttpServer planner =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    planner.createContext("/", WarmUp::answer);
    planner.start();
    try {
      String address = "http://localhost:" + planner.getAddress().getPort();
      Terminal terminal = new Terminal(new PrintStream(output, true), Screen.PLAIN);
      return COMMANDS.stream()
              .filter(command -> execute(command + " --planner " + address, terminal) == 0)
              .count()
          == COMMANDS.size() - 1;
    } finally {
      planner.stop(0);
    }
  }

  private static int execute(String command, Terminal terminal) {
    String[] words = command.split(" ");
    return Cinch.commandLine(terminal, Screen.PLAIN, new ErrorReport(terminal, false, false), words)
        .setErr(new PrintWriter(OutputStream.nullOutputStream(), true))
        .execute(words);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    byte[] answer = answer(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static String answer(String path) {
    if (path.endsWith("/bad-rows")) {
      return "{\"badRows\": [], \"next\": null}";
    }
    return path.endsWith("/migrations")
        ? "{\"migrations\": [%s], \"next\": null}".formatted(MIGRATION)
        : MIGRATION;
  }
}
