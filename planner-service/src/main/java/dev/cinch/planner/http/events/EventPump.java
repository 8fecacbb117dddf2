package dev.cinch.planner.http.events;

import dev.cinch.planner.feed.Feed;
import dev.cinch.planner.feed.FeedEvent;
import dev.cinch.planner.http.HttpProperties;
import dev.cinch.planner.http.HttpProperties.Events;
import dev.cinch.planner.http.checker.CheckerEdition;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Tells all listeners what comes in the feed: one thread for any number of them. */
@Component
class EventPump implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(EventPump.class);
  private static final int BATCH = 200;

  private final Feed feed;
  private final CheckerEdition contracts;
  private final ListenerText text;
  private final Events settings;
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private volatile @Nullable ScheduledExecutorService thread;

  EventPump(
      Feed feed,
      CheckerEdition contracts,
      ListenerText text,
      HttpProperties properties,
      MeterRegistry meters) {
    this.feed = feed;
    this.contracts = contracts;
    this.text = text;
    this.settings = properties.events();
    meters.gauge("cinch.planner.listeners", listeners, Set::size);
  }

  boolean hasRoom() {
    return thread != null && listeners.size() < settings.listeners();
  }

  /** Takes a listener in; ends it where the planner is about to end. */
  synchronized void add(Listener listener) {
    if (thread == null) {
      listener.end();
    } else {
      listeners.add(listener);
    }
  }

  Events settings() {
    return settings;
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService pump =
        Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "events"));
    long pause = settings.interval().toMillis();
    ScheduledFuture<?> unused =
        pump.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    thread = pump;
  }

  private void look() {
    listeners.removeIf(Listener::hasEnded);
    if (!listeners.isEmpty()) {
      tellAll();
      listeners.forEach(this::keepAlive);
    }
  }

  private void tellAll() {
    try {
      feed.place(settings.interval(), text::standing);
      long last = feed.last();
      Map<Asked, Batch> read = new HashMap<>();
      listeners.forEach(listener -> tell(listener, last, read));
      tellOfContracts();
    } catch (RuntimeException failed) {
      LOG.warn("Listeners are told nothing until the next look: {}", failed.getMessage(), failed);
    }
  }

  private void tellOfContracts() {
    List<Listener> asking =
        listeners.stream().filter(listener -> listener.progress().asksForContracts()).toList();
    String latest = asking.isEmpty() ? null : contracts.latest();
    if (latest == null) {
      return;
    }
    byte[] told = text.contracts(latest);
    for (Listener listener : asking) {
      if (listener.takesMore() && !listener.progress().knows(latest)) {
        listener.progress().toldOf(latest);
        listener.send(told);
      }
    }
  }

  /** What was asked; listeners that have come equally far share the answer. */
  private record Asked(long place, @Nullable String migration) {}

  @SuppressWarnings("ArrayRecordComponent") // shared by listeners, changed by none
  private record Batch(byte[] bytes, long place, boolean isLast) {}

  private void tell(Listener listener, long last, Map<Asked, Batch> read) {
    Listener.Progress progress = listener.progress();
    Long place = progress.place();
    if (!listener.takesMore() || progress.isCompleteTo(last)) {
      return;
    }
    if (place == null) {
      progress.told(last, last);
      listener.send(ListenerText.place(last));
      return;
    }
    Batch batch = read.computeIfAbsent(new Asked(place, progress.migration()), this::read);
    progress.told(batch.place(), batch.isLast() ? last : batch.place());
    if (batch.bytes().length > 0) {
      listener.send(batch.bytes());
    }
  }

  private Batch read(Asked asked) {
    List<FeedEvent> events = feed.after(asked.place(), asked.migration(), BATCH);
    long end = events.isEmpty() ? asked.place() : events.get(events.size() - 1).place();
    return new Batch(text.of(events), end, events.size() < BATCH);
  }

  private void keepAlive(Listener listener) {
    if (listener.takesMore()) {
      if (listener.silence().compareTo(settings.heartbeat()) >= 0) {
        listener.send(ListenerText.HEARTBEAT);
      }
    } else if (listener.silence().compareTo(settings.heartbeat().plus(settings.stall())) >= 0) {
      LOG.info("A listener has taken nothing for {}: it is dropped", settings.stall());
      listener.end();
    }
  }

  /** Before the server waits for what is under way: a listener would keep it waiting. */
  @Override
  public synchronized void stop() {
    ScheduledExecutorService pump = thread;
    thread = null;
    if (pump != null) {
      pump.shutdown();
    }
    listeners.forEach(Listener::end);
    listeners.clear();
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
