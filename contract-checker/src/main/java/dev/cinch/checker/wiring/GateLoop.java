package dev.cinch.checker.wiring;

import dev.cinch.checker.gate.AnswerQuestions;
import dev.cinch.checker.settings.GateProperties;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Answers questions as their time comes. A failure, such as of the database, ends one round. */
@Component
class GateLoop implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(GateLoop.class);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final AnswerQuestions answerQuestions;
  private final Duration poll;
  private CountDownLatch stopped = new CountDownLatch(0);
  private @Nullable Thread thread;

  GateLoop(AnswerQuestions answerQuestions, GateProperties properties) {
    this.answerQuestions = answerQuestions;
    this.poll = properties.poll();
  }

  @Override
  public synchronized void start() {
    if (isRunning()) {
      return;
    }
    CountDownLatch stop = new CountDownLatch(1);
    Thread loop = new Thread(() -> run(stop), "gate");
    loop.setDaemon(true);
    stopped = stop;
    thread = loop;
    loop.start();
  }

  /** The round at hand is given up: its answer is not kept, and the question is asked again. */
  @Override
  public synchronized void stop() {
    stopped.countDown();
    Thread loop = thread;
    thread = null;
    if (loop == null) {
      return;
    }
    loop.interrupt();
    try {
      loop.join(GRACE.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null && thread.isAlive();
  }

  private void run(CountDownLatch stop) {
    while (stop.getCount() > 0) {
      round();
      try {
        if (stop.await(poll.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      } catch (InterruptedException interrupted) {
        return;
      }
    }
  }

  private void round() {
    try {
      answerQuestions.answerDue();
    } catch (RuntimeException failure) {
      LOG.warn("The gate could not answer this time and asks again: {}", failure.toString());
    }
  }
}
