package dev.cinch.backbone.outbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;

/** A producer whose user is so slow to commit that every record has met its end before. */
final class LateCommit {

  private static final Duration AT_MOST = Duration.ofSeconds(3);

  private LateCommit() {}

  @SuppressWarnings("unchecked")
  static Producer<byte[], byte[]> of(Producer<byte[], byte[]> producer) {
    List<Future<?>> sent = new CopyOnWriteArrayList<>();
    return (Producer<byte[], byte[]>)
        Proxy.newProxyInstance(
            LateCommit.class.getClassLoader(),
            new Class<?>[] {Producer.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("commitTransaction")) {
                await(sent);
              }
              try {
                Object result = method.invoke(producer, arguments);
                if (result instanceof Future<?> future) {
                  sent.add(future);
                }
                return result;
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }

  private static void await(List<Future<?>> sent) {
    long end = System.nanoTime() + AT_MOST.toNanos();
    while (!sent.stream().allMatch(Future::isDone) && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
  }
}
