package dev.cinch.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A planner and a contract checker that always say the same, whatever they are told. */
final class SameAnswers implements HttpHandler, AutoCloseable {

  private static final String AT = "2026-01-01T00:00:00Z";

  private static final String MIGRATION =
      """
      {"id": "m", "owner": "o", "purpose": "p",
       "where": {"target": "t", "table": "public.t", "column": "c", "replaces": "b"},
       "standing": {"state": "COMPLETED", "phase": "BACKFILL", "direction": "FORWARD",
                    "attempt": 1, "epoch": 1, "seq": 1, "readers": "OLD",
                    "createdAt": "%1$s", "updatedAt": "%1$s"},
       "phases": [{"phase": "BACKFILL", "status": "RUNNING", "since": "%1$s",
                   "reason": null, "evidence": {"ranges": "1000"}}],
       "progress": {"pass": 1, "pages": {"total": 2, "done": 1},
                    "ranges": {"done": 1, "out": 1, "taken": 1},
                    "rows": {"seen": 1, "changed": 1, "mismatches": 0}, "badRows": 0},
       "verdict": null, "waitsFor": null}
      """
          .formatted(AT);

  private static final String HISTORY =
      """
      [{"at": "%1$s", "actor": "a", "attempt": 1, "what": "phase", "phase": "BACKFILL",
        "after": "RUNNING", "reason": null, "evidence": {"ranges": "1000"}},
       {"at": "%1$s", "actor": "a", "attempt": 1, "what": "state", "after": "COMPLETED"}]
      """
          .formatted(AT);

  private static final String STEPS =
      """
      [{"phase": "EXPAND", "run": {"step": "s", "ending": "DONE", "error": null,
        "timing": {"began": "%1$s", "ended": "%1$s", "tries": 1},
        "blocked": [{"waitedMillis": 1, "by": "b"}]}}]
      """
          .formatted(AT);

  private static final String QUERIES =
      """
      {"comparedAt": "%s", "unseen": ["u"],
       "queries": [{"role": "r", "calls": 1, "statement": "s", "outcome": "DEARER", "reason": null,
                    "before": {"cost": 1, "outline": "b"}, "after": {"cost": 2, "outline": "a"}}]}
      """
          .formatted(AT);

  private static final String CONTRACTS =
      """
      [{"consumer": "c", "subject": "s", "environment": "e", "kind": "KAFKA_CONSUMER",
        "groups": ["g"], "fields": ["f"], "owner": "o", "contractVersion": 1}]
      """;

  private static final String NOTICES =
      """
      [{"id": "n", "consumer": "c", "owner": "o", "migration": "m", "phase": "TIGHTEN",
        "occasion": "BLOCKED", "at": "%s"}]
      """
          .formatted(AT);

  private final HttpServer server;

  private SameAnswers(HttpServer server) {
    this.server = server;
  }

  static SameAnswers begin() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    SameAnswers answers = new SameAnswers(server);
    server.createContext("/", answers);
    server.start();
    return answers;
  }

  URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    byte[] answer = to(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static String to(String path) {
    return switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "migrations" -> "{\"migrations\": [%s], \"next\": null}".formatted(MIGRATION);
      case "bad-rows" -> "{\"badRows\": [], \"next\": null}";
      case "history" -> HISTORY;
      case "steps" -> STEPS;
      case "queries" -> QUERIES;
      case "events" -> events();
      case "contracts" -> CONTRACTS;
      case "notices" -> NOTICES;
      case "answers" -> "{\"actor\": \"a\"}";
      default -> MIGRATION;
    };
  }

  private static String events() {
    return "id: 1%nevent: migration%ndata: %s%n%n".formatted(MIGRATION.replaceAll("\\s+", " "));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
