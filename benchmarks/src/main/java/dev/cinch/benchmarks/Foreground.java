package dev.cinch.benchmarks;

import dev.cinch.benchmarks.Latencies.Request;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Applications on the same table: point reads and point updates, one after the other, at a fixed
 * rate. A request that has to wait for the one before it has begun when it was due, not when it was
 * its turn.
 *
 * @param orders the table
 * @param rows keys are from 1 to this
 * @param perSecond requests of all sessions
 */
record Foreground(Orders orders, long rows, int perSecond) {

  private static final int SESSIONS = 4;
  private static final int MOST = 250_000;

  /** While the work goes on. */
  interface During {
    void run() throws Exception;
  }

  Latencies measure(During work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(SESSIONS);
    Latencies latencies = new Latencies();
    boolean[] over = {false};
    try {
      List<Future<Void>> sessions =
          IntStream.range(0, SESSIONS)
              .mapToObj(n -> threads.submit(session(latencies, over)))
              .toList();
      work.run();
      synchronized (over) {
        over[0] = true;
      }
      await(sessions);
    } finally {
      threads.shutdownNow();
    }
    return latencies;
  }

  private static void await(List<Future<Void>> sessions)
      throws ExecutionException, InterruptedException {
    for (Future<Void> session : sessions) {
      session.get();
    }
  }

  private Callable<Void> session(Latencies latencies, boolean[] over) {
    return () -> {
      String row = " where id = " + orders.shape().key("?::bigint");
      try (Connection connection = orders.connect();
          PreparedStatement read =
              connection.prepareStatement("select cents, note from orders" + row);
          PreparedStatement write =
              connection.prepareStatement("update orders set note = note" + row)) {
        latencies.add(requests(read, write, over));
      }
      return null;
    };
  }

  private List<Request> requests(PreparedStatement read, PreparedStatement write, boolean[] over)
      throws SQLException {
    List<Request> requests = new ArrayList<>();
    long between = SESSIONS * 1_000_000_000L / perSecond;
    long due = System.nanoTime() + ThreadLocalRandom.current().nextLong(between);
    int count = 0;
    while (!isOver(over) && count < MOST) {
      await(due);
      PreparedStatement request = count % 2 == 0 ? read : write;
      request.setLong(1, ThreadLocalRandom.current().nextLong(rows) + 1);
      request.execute();
      requests.add(new Request(due, System.nanoTime() - due));
      count++;
      due += between;
    }
    return requests;
  }

  private static boolean isOver(boolean[] over) {
    synchronized (over) {
      return over[0];
    }
  }

  private static void await(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
