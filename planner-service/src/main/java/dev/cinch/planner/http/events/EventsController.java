package dev.cinch.planner.http.events;

import dev.cinch.planner.feed.Feed;
import dev.cinch.planner.http.FindMigration;
import dev.cinch.planner.http.events.Listener.Progress;
import dev.cinch.planner.problem.ErrorCode;
import dev.cinch.planner.problem.RequestRefusedException;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where listeners come in. */
@RestController
class EventsController {

  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private final EventPump pump;
  private final Feed feed;
  private final FindMigration migrations;

  EventsController(EventPump pump, Feed feed, FindMigration migrations) {
    this.pump = pump;
    this.feed = feed;
    this.migrations = migrations;
  }

  /**
   * All migrations: from now on, or from what the listener saw last.
   *
   * @param contracts whether to tell as well when something is new of contracts
   */
  @GetMapping(value = "/api/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void all(
      @RequestParam(defaultValue = "false") boolean contracts,
      @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable Long seen,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    listen(Progress.ofAll(contracts, checked(seen)), request, response);
  }

  /** One migration: from its beginning, or from what the listener saw last. */
  @GetMapping(value = "/api/migrations/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void one(
      @PathVariable String id,
      @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable Long seen,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    String migration = migrations.find(id).id();
    Long place = checked(seen);
    listen(Progress.ofOne(migration, place == null ? 0L : place), request, response);
  }

  private @Nullable Long checked(@Nullable Long seen) {
    if (seen != null && (seen < 0 || seen > feed.last())) {
      throw new RequestRefusedException(
          ErrorCode.INVALID_VALUE,
          "Cannot go on after event %d: there is none of that id; come without %s"
              .formatted(seen, LAST_EVENT_ID));
    }
    return seen;
  }

  private void listen(Progress progress, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!pump.hasRoom()) {
      throw new RequestRefusedException(
          ErrorCode.NO_STREAM_FREE,
          "Cannot tell of events: as many listen as this planner serves, or it is about to end; come again later");
    }
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    AsyncContext exchange = request.startAsync();
    Listener listener = new Listener(exchange, response.getOutputStream(), progress);
    listener.begin(pump.settings().lifetime());
    pump.add(listener);
  }
}
