package dev.cinch.planner.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.planner.support.Api;
import dev.cinch.planner.support.Api.Answer;
import dev.cinch.planner.support.EventListener;
import dev.cinch.planner.support.Plans;
import dev.cinch.planner.support.RunningPlanner;
import dev.cinch.stack.SharedStack;
import dev.cinch.stack.access.Tokens;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutageIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String LIVENESS = "/actuator/health/liveness";
  private static final String READINESS = "/actuator/health/readiness";

  @Test
  void saysThatItsDatabaseIsAwayAndGoesOnWhenItIsBack() throws IOException, SQLException {
    Map<String, String> settings = RunningPlanner.settings();
    settings.put("spring.datasource.hikari.connection-timeout", "1000");
    String url = settings.getOrDefault("spring.datasource.url", "");
    String database = url.substring(url.lastIndexOf('/') + 1);
    try (RunningPlanner planner = RunningPlanner.start(settings)) {
      Api otto = new Api(planner.address(), Tokens.OPERATOR);
      planner.withTable("outage");
      otto.start(Plans.plan("outage"));
      try (EventListener listener = EventListener.to(otto, "/api/migrations/outage/events", "")) {
        await().atMost(PATIENCE).until(() -> listener.history().contains("started"));
        asSuperuser("alter database %s allow_connections false".formatted(database));
        asSuperuser(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'"
                .formatted(database));

        Answer away = otto.get("/api/migrations/outage");
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.text("code")).isEqualTo("DATABASE_AWAY");
        assertThat(away.header("Retry-After")).hasValue("5");
        assertThat(otto.get(LIVENESS).status()).as("nobody restarts it").isEqualTo(200);
        assertThat(otto.get(READINESS).status()).as("nobody asks it").isEqualTo(503);

        asSuperuser("alter database %s allow_connections true".formatted(database));
        await().atMost(PATIENCE).until(() -> otto.get("/api/migrations/outage").status() == 200);
        await().atMost(PATIENCE).until(() -> otto.get(READINESS).status() == 200);
        otto.command("outage", "{\"kind\": \"PAUSE\"}");
        await().atMost(PATIENCE).until(() -> listener.history().contains("state PAUSED"));
      }
    }
  }

  private static void asSuperuser(String sql) throws SQLException {
    try (Connection connection = SharedStack.endpoints().postgres().connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
