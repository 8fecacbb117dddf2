package dev.cinch.planner.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody who listens to events as a browser would, and remembers them. */
public final class EventListener implements AutoCloseable {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final long NO_ID = -1;

  private final HttpResponse<InputStream> response;
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final List<String> comments = new CopyOnWriteArrayList<>();
  private volatile String lastId;
  private volatile boolean over;
  private volatile @Nullable IOException broken;

  /** One event. */
  public record Heard(long id, String name, JsonNode data) {}

  private EventListener(HttpResponse<InputStream> response, String lastId) {
    this.response = response;
    this.lastId = lastId;
  }

  /**
   * Begins to listen.
   *
   * @param lastId empty for none
   */
  public static EventListener to(Api api, String path, String lastId) {
    HttpRequest.Builder request = api.request(path).header("Accept", "text/event-stream");
    if (!lastId.isEmpty()) {
      request.header("Last-Event-ID", lastId);
    }
    try {
      EventListener listener =
          new EventListener(HTTP.send(request.GET().build(), BodyHandlers.ofInputStream()), lastId);
      Thread reader = new Thread(listener::read, "listener " + path);
      reader.setDaemon(true);
      reader.start();
      return listener;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      String name = "";
      String data = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(":")) {
          comments.add(line);
        } else if (line.startsWith("id: ")) {
          lastId = line.substring(4);
        } else if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("data: ")) {
          data = line.substring(6);
        } else if (line.isEmpty() && !data.isEmpty()) {
          long id = lastId.isEmpty() ? NO_ID : Long.parseLong(lastId);
          heard.add(new Heard(id, name, Api.JSON.readTree(data)));
          data = "";
        }
      }
    } catch (IOException gone) {
      broken = gone;
    }
    over = true;
  }

  public int status() {
    return response.statusCode();
  }

  public List<Heard> heard() {
    return List.copyOf(heard);
  }

  public List<Long> ids() {
    return heard.stream().map(Heard::id).toList();
  }

  /** What the history events say, such as {@code phase EXPAND RUNNING}. */
  public List<String> history() {
    return heard.stream()
        .filter(event -> event.name().equals("history"))
        .map(event -> event.data().path("entry"))
        .map(
            entry ->
                List.of("what", "phase", "after").stream()
                    .map(field -> entry.path(field).asString(""))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  public List<String> comments() {
    return List.copyOf(comments);
  }

  public String lastId() {
    return lastId;
  }

  /** True where the server has ended the stream in good order. */
  public boolean endedWell() {
    return over && broken == null;
  }

  public boolean isOver() {
    return over;
  }

  @Override
  public void close() throws IOException {
    response.body().close();
  }
}
