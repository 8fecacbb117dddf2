package dev.cinch.cli.service;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Server-sent events of one address, across the ends of connections: it comes again with the id of
 * what it has seen last, so that nothing is missed and nothing comes twice.
 */
public final class EventStream implements AutoCloseable {

  // A planner sends something every 15 s, if only a comment.
  private static final Duration STALL = Duration.ofSeconds(45);
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Caller caller;
  private final String path;
  private final String what;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Thread reader = new Thread(this::read, "events");
  private volatile String lastId = "";
  private volatile boolean closed;
  private volatile boolean connected;
  private volatile long heardAt = System.nanoTime();
  private volatile @Nullable RuntimeException refusal;
  private volatile @Nullable InputStream body;

  EventStream(Caller caller, String path, String what) {
    this.caller = caller;
    this.path = path;
    this.what = what;
    reader.setDaemon(true);
  }

  /** One of them. */
  public record Event(String name, JsonNode data) {}

  public EventStream open() {
    reader.start();
    return this;
  }

  /**
   * The next event; null if none comes in this time.
   *
   * @throws ServiceRefusedException if the service does not tell them
   */
  public @Nullable Event poll(Duration patience) throws InterruptedException {
    Event event = events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    RuntimeException refused = refusal;
    if (event == null && refused != null) {
      throw refused;
    }
    if (System.nanoTime() - heardAt > STALL.toNanos()) {
      drop();
    }
    return event;
  }

  /** Whether the service is there, as far as is known. */
  public boolean isConnected() {
    return connected;
  }

  private void read() {
    while (!closed && refusal == null) {
      try {
        connect();
      } catch (ServiceUnreachableException | IOException gone) {
        // It comes again, and so do we.
      } catch (ServiceRefusedException refused) {
        refusal = refused;
      } catch (InterruptedException interrupted) {
        return;
      }
      connected = false;
      pause();
    }
  }

  private void pause() {
    try {
      TimeUnit.NANOSECONDS.sleep(AGAIN.toNanos());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  private void connect() throws IOException, InterruptedException {
    HttpResponse<InputStream> response = caller.stream(path, lastId, what);
    try (InputStream stream = response.body()) {
      if (response.statusCode() / 100 == 4) {
        throw caller.refused(
            response.statusCode(), new String(stream.readAllBytes(), StandardCharsets.UTF_8), what);
      }
      if (response.statusCode() / 100 == 2) {
        body = stream;
        heardAt = System.nanoTime();
        connected = true;
        take(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
      }
    }
  }

  private void take(BufferedReader lines) throws IOException {
    String id = "";
    String name = "";
    StringBuilder data = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      heardAt = System.nanoTime();
      if (line.isEmpty()) {
        deliver(id, name, data.toString());
        name = "";
        data.setLength(0);
      } else if (line.startsWith("id: ")) {
        id = line.substring(4);
      } else if (line.startsWith("event: ")) {
        name = line.substring(7);
      } else if (line.startsWith("data: ")) {
        data.append(line.substring(6));
      }
    }
  }

  private void deliver(String id, String name, String data) {
    if (!data.isEmpty()) {
      events.add(new Event(name, Caller.MAPPER.readTree(data)));
    }
    if (!id.isEmpty()) {
      lastId = id;
    }
  }

  private void drop() {
    InputStream stream = body;
    heardAt = System.nanoTime();
    if (stream != null) {
      try {
        stream.close();
      } catch (IOException alreadyGone) {
        // That is what was wanted.
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    drop();
    reader.interrupt();
  }
}
