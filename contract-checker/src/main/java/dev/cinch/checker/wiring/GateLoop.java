package dev.cinch.checker.wiring;

import dev.cinch.checker.gate.AnswerQuestions;
import dev.cinch.checker.settings.GateProperties;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Answers questions as their time comes, several side by side: a question is claimed before it is
 * answered, by whichever thread of whichever checker is first. A failure, such as of the database,
 * ends one round.
 */
@Component
class GateLoop implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(GateLoop.class);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final AnswerQuestions answerQuestions;
  private final Duration poll;
  private final int atOnce;
  private CountDownLatch stopped = new CountDownLatch(0);
  private List<Thread> threads = List.of();

  GateLoop(AnswerQuestions answerQuestions, GateProperties properties) {
    this.answerQuestions = answerQuestions;
    this.poll = properties.poll();
    this.atOnce = properties.atOnce();
  }

  @Override
  public synchronized void start() {
    if (isRunning()) {
      return;
    }
    CountDownLatch stop = new CountDownLatch(1);
    stopped = stop;
    threads = IntStream.rangeClosed(1, atOnce).mapToObj(number -> loop(number, stop)).toList();
    threads.forEach(Thread::start);
  }

  private Thread loop(int number, CountDownLatch stop) {
    Thread loop = new Thread(() -> run(stop), "gate-" + number);
    loop.setDaemon(true);
    return loop;
  }

  /** Rounds at hand are given up: their answers are not kept, and the questions are asked again. */
  @Override
  public synchronized void stop() {
    stopped.countDown();
    List<Thread> loops = threads;
    threads = List.of();
    loops.forEach(Thread::interrupt);
    long end = System.nanoTime() + GRACE.toNanos();
    try {
      for (Thread loop : loops) {
        loop.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return threads.stream().anyMatch(Thread::isAlive);
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
