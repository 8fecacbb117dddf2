package dev.cinch.backbone.outbox;

import dev.cinch.backbone.Rig;
import dev.cinch.stack.Endpoints;
import dev.cinch.stack.PostgresEndpoint;
import dev.cinch.stack.ServiceOptions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.Producer;

/**
 * A relay as a process of its own, to be killed and frozen. It waits at a gate, before or after one
 * method of its producer, for as long as somebody else holds the gate's advisory lock.
 */
public final class RelayProcess {

  /** The gate's advisory lock. */
  static final int GATE = 4711;

  private RelayProcess() {}

  /** The command for a relay on a rig; the gate is such as {@code before beginTransaction}. */
  static ServiceOptions on(Rig rig, String gate) {
    Endpoints endpoints = rig.endpoints();
    return ServiceOptions.main("relay", RelayProcess.class.getName())
        .jvmOption("-Xmx128m")
        .environment("RELAY_URL", rig.url())
        .environment("RELAY_HOST", endpoints.postgres().host())
        .environment("RELAY_PORT", Integer.toString(endpoints.postgres().port()))
        .environment("RELAY_USER", endpoints.postgres().user())
        .environment("RELAY_PASSWORD", endpoints.postgres().password())
        .environment("RELAY_KAFKA", endpoints.kafkaBootstrap())
        .environment("RELAY_REGISTRY", endpoints.registry().toString())
        .environment("RELAY_GATE", gate);
  }

  /** Runs until it is ended. */
  public static void main(String[] arguments) throws InterruptedException {
    PostgresEndpoint postgres =
        new PostgresEndpoint(
            variable("RELAY_HOST"),
            Integer.parseInt(variable("RELAY_PORT")),
            variable("RELAY_USER"),
            variable("RELAY_PASSWORD"));
    URI registry = URI.create(variable("RELAY_REGISTRY"));
    Endpoints endpoints = new Endpoints(postgres, variable("RELAY_KAFKA"), registry);
    try (Rig rig = Rig.joining(endpoints, variable("RELAY_URL"));
        RelayRig relays = new RelayRig(rig)) {
      relays
          .relay(RelayRig.DEFAULTS, producer -> gated(producer, rig, variable("RELAY_GATE")))
          .start();
      new CountDownLatch(1).await();
    }
  }

  @SuppressWarnings("unchecked")
  private static Producer<byte[], byte[]> gated(
      Producer<byte[], byte[]> producer, Rig rig, String gate) {
    return (Producer<byte[], byte[]>)
        Proxy.newProxyInstance(
            RelayProcess.class.getClassLoader(),
            new Class<?>[] {Producer.class},
            (proxy, method, arguments) -> {
              if (gate.equals("before " + method.getName())) {
                pass(rig);
              }
              try {
                return method.invoke(producer, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                if (gate.equals("after " + method.getName())) {
                  pass(rig);
                }
              }
            });
  }

  private static void pass(Rig rig) throws SQLException {
    try (Connection connection = rig.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_lock(%d)".formatted(GATE));
      statement.execute("select pg_advisory_unlock(%d)".formatted(GATE));
    }
  }

  private static String variable(String name) {
    return System.getenv(name);
  }
}
