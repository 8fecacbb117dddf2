package dev.cinch.planner.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A contract checker of which a test knows each answer; the real one is asked end to end. */
public final class KnownChecker {

  private static final String CELL =
      """
      {"environment": "production", "subject": "%s", "consumer": "%s", "kind": "KAFKA_CONSUMER",
       "owner": "team-%s", "contractVersion": 2, "migration": %s, "phase": %s, "verdict": %s,
       "lag": %s, "estimate": null, "answer": %s, "decidedAt": null}
      """;

  private static final String CONTRACTS =
      """
      [{"environment": "production", "consumer": "billing", "subject": "shop.orders-value",
        "topic": "shop.orders", "owner": "team-billing", "kind": "KAFKA_CONSUMER",
        "readerSchema": "{\\"type\\": \\"string\\"}", "fields": ["id", "tier"],
        "groups": ["billing"], "language": "java", "library": null, "version": "7",
        "notify": null, "retryTopics": [], "compatibilitySuffices": false, "binds": "by-name", "contractVersion": 2,
        "removed": false, "registeredAt": "2026-11-20T10:00:00Z"}]
      """;

  private static final String NOTICES =
      """
      [{"id": "notice-1", "environment": "production", "consumer": "billing",
        "owner": "team-billing", "migration": "orders-tier", "attempt": 1, "phase": "TIGHTEN",
        "occasion": "NAMED", "topic": "shop.orders", "subject": "shop.orders-value",
        "field": "tier", "change": "REQUIRE_FIELD", "fields": ["tier"], "diff": ["tier: + <b>int</b>"],
        "message": "TIGHTEN waits for billing", "toDo": "Answer READY or OBJECT",
        "at": "2026-11-20T10:00:00Z"}]
      """;

  private static final List<String> CELLS =
      List.of(
          CELL.formatted(
              "shop.orders-value",
              "billing",
              "billing",
              "\"orders-tier\"",
              "\"TIGHTEN\"",
              "\"BLOCKED\"",
              "%d",
              "\"NONE\""),
          CELL.formatted(
              "shop.orders-value", "ledger", "ledger", "null", "null", "null", "null", "null"),
          CELL.formatted(
              "shop.customers-value", "ledger", "ledger", "null", "null", "null", "null", "null"));

  /** How far billing is behind; each change of it makes another edition. */
  private static final AtomicInteger LAG = new AtomicInteger(57);

  private static final Map<String, Supplier<String>> ANSWERS =
      Map.of(
          "/api/matrix",
          () ->
              "{\"cells\": [%s], \"next\": null}"
                  .formatted(String.join(", ", CELLS).formatted(LAG.get())),
          "/api/edition",
          () -> "{\"edition\": \"with %d to go\"}".formatted(LAG.get()),
          "/api/contracts",
          () -> CONTRACTS,
          "/api/notices",
          () -> NOTICES);

  /** The planner's here. */
  public static final String TOKEN = "token-of-the-planner";

  private static final List<String> TAKEN = new CopyOnWriteArrayList<>();
  private static final HttpServer SERVER = start();

  private KnownChecker() {}

  public static URI address() {
    return URI.create("http://127.0.0.1:" + SERVER.getAddress().getPort());
  }

  /** The answers of owners that have come in, as they were sent. */
  public static List<String> taken() {
    return List.copyOf(TAKEN);
  }

  /** Another edition: billing has so many old records to go. */
  public static void showsLag(int records) {
    LAG.set(records);
  }

  private static HttpServer start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(
          Executors.newCachedThreadPool(
              work -> {
                Thread thread = new Thread(work, "known-checker");
                thread.setDaemon(true);
                return thread;
              }));
      server.createContext("/", KnownChecker::handle);
      server.start();
      return server;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void handle(HttpExchange exchange) throws IOException {
    if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      reply(exchange, 401, "{\"detail\": \"Cannot serve it: its token does not count\"}");
      return;
    }
    String path = exchange.getRequestURI().getPath();
    String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (path.endsWith("/answers") && sent.contains("READY")) {
      TAKEN.add(sent);
      reply(exchange, 201, sent);
    } else if (ANSWERS.containsKey(path)) {
      reply(exchange, 200, ANSWERS.getOrDefault(path, () -> "").get());
    } else {
      reply(exchange, 422, "{\"detail\": \"Cannot take the answer: an objection needs a reason\"}");
    }
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
