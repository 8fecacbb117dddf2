package dev.cinch.cli.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.cinch.cli.service.EventStream.Event;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventStreamTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final AnsweringServer server = AnsweringServer.start(this::handle);
  private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
  private final List<String> lastIds = new CopyOnWriteArrayList<>();

  private record Reply(int status, String body) {}

  @AfterEach
  void stop() {
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    lastIds.add(String.valueOf(exchange.getRequestHeaders().getFirst("Last-Event-ID")));
    Reply reply = replies.poll();
    Reply sent = reply == null ? new Reply(503, "") : reply;
    byte[] bytes = sent.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(sent.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void comesAgainWithTheIdOfTheLastWholeEvent() throws InterruptedException {
    replies.add(new Reply(200, event(7, "history", "{\"n\":1}") + "id: 8\nevent: hist"));
    replies.add(new Reply(503, ""));
    replies.add(new Reply(200, ": nothing new\n\n" + event(8, "history", "{\"n\":2}")));

    try (EventStream events = events()) {
      assertThat(next(events).data().path("n").asInt()).isEqualTo(1);
      Event second = next(events);
      assertThat(second.name()).isEqualTo("history");
      assertThat(second.data().path("n").asInt()).isEqualTo(2);
    }

    assertThat(lastIds).startsWith("null", "7", "7");
  }

  @Test
  void anIdWithoutAnEventCounts() throws InterruptedException {
    replies.add(new Reply(200, "retry: 2000\n\nid: 41\n\n"));
    replies.add(new Reply(200, event(42, "migration", "{\"n\":1}")));

    try (EventStream events = events()) {
      assertThat(next(events).name()).isEqualTo("migration");
    }

    assertThat(lastIds).startsWith("null", "41");
  }

  @Test
  void aRefusalEndsIt() {
    replies.add(new Reply(404, "{\"detail\":\"Cannot find migration x: there is none\"}"));

    try (EventStream events = events()) {
      assertThatThrownBy(() -> next(events))
          .isInstanceOf(ServiceRefusedException.class)
          .hasMessage("Cannot find migration x: there is none");
    }
  }

  private EventStream events() {
    URI base = server.address();
    return new HttpPlanner(base).events("x").open();
  }

  private static Event next(EventStream events) throws InterruptedException {
    @Nullable Event event = null;
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (event == null && System.nanoTime() < end) {
      event = events.poll(Duration.ofMillis(100));
    }
    if (event == null) {
      throw new AssertionError("no event came");
    }
    return event;
  }

  private static String event(int id, String name, String data) {
    return "id: %d\nevent: %s\ndata: %s\n\n".formatted(id, name, data);
  }
}
