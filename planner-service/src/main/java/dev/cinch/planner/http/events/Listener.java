package dev.cinch.planner.http.events;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One connection on which somebody listens. No thread waits for it: bytes are written only when the
 * server can take them, and nothing more is read from the database for it until they are gone. So a
 * slow listener costs one batch of memory and falls behind, and the feed waits for nobody.
 */
final class Listener implements WriteListener, AsyncListener {

  private final AsyncContext exchange;
  private final ServletOutputStream out;
  private final Progress progress;
  private byte @Nullable [] unsent = ListenerText.GREETING;
  private boolean unflushed;
  private boolean open;
  private boolean ended;
  private long lastTaken = System.nanoTime();

  Listener(AsyncContext exchange, ServletOutputStream out, Progress progress) {
    this.exchange = exchange;
    this.out = out;
    this.progress = progress;
  }

  void begin(Duration lifetime) {
    exchange.setTimeout(lifetime.toMillis());
    exchange.addListener(this);
    out.setWriteListener(this);
  }

  /** Touched by the pump only. */
  Progress progress() {
    return progress;
  }

  synchronized boolean hasEnded() {
    return ended;
  }

  /** True where all that was sent is gone. */
  synchronized boolean takesMore() {
    return open && !ended && unsent == null && !unflushed;
  }

  synchronized void send(byte[] bytes) {
    if (!ended) {
      unsent = bytes;
      drain();
    }
  }

  /** How long ago it took something. */
  synchronized Duration silence() {
    return Duration.ofNanos(System.nanoTime() - lastTaken);
  }

  /** To be called when the server has left the request: from then on other threads may write. */
  @Override
  public synchronized void onWritePossible() {
    open = true;
    drain();
  }

  private void drain() {
    try {
      while (!ended && (unsent != null || unflushed) && out.isReady()) {
        writeOrFlush();
      }
    } catch (IOException gone) {
      end();
    }
  }

  private void writeOrFlush() throws IOException {
    byte[] bytes = unsent;
    if (bytes != null) {
      unsent = null;
      unflushed = true;
      out.write(bytes);
    } else {
      unflushed = false;
      out.flush();
      lastTaken = System.nanoTime();
    }
  }

  /** Ends the connection in good order; the listener comes again with what it saw last. */
  synchronized void end() {
    if (!ended) {
      ended = true;
      exchange.complete();
    }
  }

  @Override
  public void onError(Throwable gone) {
    end();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    end();
  }

  @Override
  public void onError(AsyncEvent event) {
    end();
  }

  @Override
  public synchronized void onComplete(AsyncEvent event) {
    ended = true;
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    throw new IllegalStateException("Cannot listen twice on one connection");
  }

  /** What one listener has been told. */
  static final class Progress {

    private final @Nullable String migration;
    private final boolean asksForContracts;
    private @Nullable Long place;
    private long complete;
    private @Nullable String edition;

    private Progress(@Nullable String migration, boolean asksForContracts, @Nullable Long place) {
      this.migration = migration;
      this.asksForContracts = asksForContracts;
      this.place = place;
      this.complete = place == null ? 0 : place;
    }

    /** Begins after a place. */
    static Progress ofOne(String migration, long place) {
      return new Progress(migration, false, place);
    }

    /**
     * Begins after a place.
     *
     * @param asksForContracts whether it is to be told when contracts have changed
     * @param place null for the end of the feed
     */
    static Progress ofAll(boolean asksForContracts, @Nullable Long place) {
      return new Progress(null, asksForContracts, place);
    }

    boolean asksForContracts() {
      return asksForContracts;
    }

    /** Of this edition of the contracts it knows. */
    boolean knows(String latest) {
      return latest.equals(edition);
    }

    void toldOf(String latest) {
      edition = latest;
    }

    @Nullable String migration() {
      return migration;
    }

    @Nullable Long place() {
      return place;
    }

    /** Nothing up to there is left to be told. */
    boolean isCompleteTo(long last) {
      return place != null && complete >= last;
    }

    void told(long newPlace, long newComplete) {
      place = newPlace;
      complete = newComplete;
    }
  }
}
