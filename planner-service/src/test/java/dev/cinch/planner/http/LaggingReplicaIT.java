package dev.cinch.planner.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cinch.browser.Browser;
import dev.cinch.planner.support.Api;
import dev.cinch.planner.support.Plans;
import dev.cinch.planner.support.RunningPlanner;
import dev.cinch.stack.LocalStack;
import dev.cinch.stack.ServerKind;
import dev.cinch.stack.StackOptions;
import dev.cinch.stack.access.Tokens;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The chart of a migration whose target has a standby that is behind. */
@Tag("wide")
class LaggingReplicaIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Pattern BEHIND = Pattern.compile("replicas are ([0-9.]+) s behind");

  @Test
  void isSeenInTheChartWhileItFallsBehindAndWhenItHasCaughtUp() throws SQLException {
    assumeTrue(Browser.isInstalled(), "no chromium with its driver is installed here");
    try (LocalStack primary = LocalStack.start(StackOptions.temporary().only(ServerKind.POSTGRES));
        LocalStack standby = LocalStack.start(StackOptions.standbyOf(primary.postgres()));
        RunningPlanner planner = RunningPlanner.start(settings(primary))) {
      run(primary, "create table lagging as select 1 as id, 1 as reference");
      assertThat(new Api(planner.address(), Tokens.OPERATOR).start(Plans.plan("lagging")).status())
          .isEqualTo(201);
      try (Browser browser = Browser.open()) {
        browser.go(planner.address());
        browser.run("sessionStorage.setItem('cinch.token', '" + Tokens.VIEWER + "')");
        browser
            .go(URI.create(planner.address() + "/#/migrations/lagging"))
            .run("location.reload()");
        browser.find(".phase.running", "BACKFILL");
        browser.find(".chart .legend li", "replica lag 0.0 s");

        run(standby, "select pg_wal_replay_pause()");
        run(primary, "insert into lagging values (2, 2)");
        await().atMost(SOON).until(() -> behind(browser) > 3);
        assertThat(browser.find(".chart .legend li", "replica lag").getText())
            .doesNotContain("replica lag 0.0 s");

        run(standby, "select pg_wal_replay_resume()");
        await()
            .atMost(SOON)
            .until(
                () -> {
                  run(primary, "insert into lagging values (3, 3)");
                  return behind(browser) < 1;
                });
      }
    }
  }

  private static Map<String, String> settings(LocalStack primary) {
    Map<String, String> settings = RunningPlanner.settings();
    settings.put("cinch.targets.shop.url", primary.postgres().jdbcUrl("postgres"));
    settings.put("cinch.targets.shop.username", primary.postgres().user());
    settings.put("cinch.targets.shop.password", primary.postgres().password());
    return settings;
  }

  /** Seconds, as whoever can't see the chart is told. */
  private static double behind(Browser browser) {
    Matcher told =
        BEHIND.matcher(String.valueOf(browser.find(".chart canvas").getAttribute("aria-label")));
    return told.find() ? Double.parseDouble(told.group(1)) : -1;
  }

  private static void run(LocalStack stack, String sql) throws SQLException {
    try (Connection connection = stack.postgres().connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
