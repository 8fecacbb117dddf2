package dev.cinch.planner.http.checker;

import dev.cinch.planner.problem.RequestRefusedException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Which edition of its data the contract checker is at, asked in the background as long as somebody
 * wants to know.
 */
@Component
public class CheckerEdition implements DisposableBean {

  /** Whoever shows contracts then asks for them, and is told why there are none. */
  private static final String NONE = "none";

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration PAUSE_WHILE_AWAY = Duration.ofSeconds(5);

  private final HttpChecker checker;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "checker-edition"));
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile long askAt = System.nanoTime();
  private volatile @Nullable String latest;

  CheckerEdition(HttpChecker checker) {
    this.checker = checker;
  }

  /** What was answered last, at once; null before the first answer. */
  public @Nullable String latest() {
    if (System.nanoTime() - askAt >= 0 && asking.compareAndSet(false, true)) {
      thread.execute(this::ask);
    }
    return latest;
  }

  private void ask() {
    Duration pause = PAUSE;
    try {
      latest = checker.edition();
    } catch (RequestRefusedException away) {
      // the checker's adapter has said why
      latest = NONE;
      pause = PAUSE_WHILE_AWAY;
    } finally {
      askAt = System.nanoTime() + pause.toNanos();
      asking.set(false);
    }
  }

  @Override
  public void destroy() {
    thread.shutdownNow();
  }
}
