package dev.cinch.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Takes spans as a collector of OpenTelemetry's does (OTLP over HTTP), and keeps them in memory.
 */
final class SpanCollector implements AutoCloseable {

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();

  SpanCollector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  /**
   * A span.
   *
   * @param service whose it is
   * @param parent empty where it is the first of its trace
   */
  record Received(
      String service,
      String trace,
      String id,
      String parent,
      String name,
      Map<String, String> attributes) {}

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Received> all() {
    return List.copyOf(received);
  }

  List<Received> named(String beginning) {
    return received.stream().filter(span -> span.name().startsWith(beginning)).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    ProtoMessage request = new ProtoMessage(exchange.getRequestBody().readAllBytes());
    for (ProtoMessage resource : request.messages(1)) {
      String service =
          resource.messages(1).stream()
              .map(SpanCollector::attributes)
              .map(attributes -> attributes.getOrDefault("service.name", "nobody"))
              .findFirst()
              .orElse("nobody");
      for (ProtoMessage scope : resource.messages(2)) {
        scope.messages(2).forEach(span -> received.add(span(service, span)));
      }
    }
    exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private static Received span(String service, ProtoMessage span) {
    return new Received(
        service, hex(span, 1), hex(span, 2), hex(span, 4), span.text(5), attributes(span, 9));
  }

  private static String hex(ProtoMessage message, int field) {
    return message.bytes(field).stream()
        .map(bytes -> HexFormat.of().formatHex(bytes))
        .findFirst()
        .orElse("");
  }

  private static Map<String, String> attributes(ProtoMessage resource) {
    return attributes(resource, 1);
  }

  private static Map<String, String> attributes(ProtoMessage owner, int field) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (ProtoMessage attribute : owner.messages(field)) {
      for (ProtoMessage value : attribute.messages(2)) {
        attributes.put(
            attribute.text(1),
            value.bytes(1).isEmpty() ? String.valueOf(value.number(3)) : value.text(1));
      }
    }
    return attributes;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
