package dev.cinch.planner.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.cinch.stack.PostgresEndpoint;
import dev.cinch.stack.SharedStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcClaimsIT {

  private static final PostgresEndpoint SERVER = SharedStack.endpoints().postgres();

  private final String url = SERVER.createDatabase("claims");
  private final HikariDataSource pool = pool();
  private final JdbcClaims one = new JdbcClaims(pool);
  private final JdbcClaims other = new JdbcClaims(pool);
  private final List<String> worked = new ArrayList<>();

  private HikariDataSource pool() {
    HikariDataSource few = new HikariDataSource();
    few.setJdbcUrl(url);
    few.setUsername(SERVER.user());
    few.setPassword(SERVER.password());
    few.setMaximumPoolSize(3);
    few.setConnectionTimeout(2_000);
    return few;
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
    pool.close();
  }

  @Test
  void holdsAsManyMigrationsAsThereAreOverOneConnection() {
    claimFrom(0, 50);

    assertThat(worked).hasSize(50);
    assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isEqualTo(1);
  }

  private void claimFrom(int number, int end) {
    if (number < end) {
      one.whileClaimed(
          "m" + number,
          () -> {
            worked.add("m" + number);
            claimFrom(number + 1, end);
          });
    }
  }

  @Test
  void keepsEverybodyElseOffMeanwhileAndNoLonger() {
    one.whileClaimed(
        "m",
        () -> {
          other.whileClaimed("m", () -> worked.add("by both"));
          other.whileClaimed("n", () -> worked.add("another one"));
        });
    other.whileClaimed("m", () -> worked.add("afterwards"));

    assertThat(worked).containsExactly("another one", "afterwards");
  }

  @Test
  void leavesItsClaimsToOthersWhenItsSessionEndsAndTakesNewOnes() {
    JdbcClient client = JdbcClient.create(pool);
    one.whileClaimed(
        "m",
        () -> {
          client
              .sql(
                  "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())")
              .query()
              .listOfRows();
          await()
              .atMost(Duration.ofMinutes(1))
              .until(
                  () -> {
                    other.whileClaimed("m", () -> worked.add("taken over"));
                    return !worked.isEmpty();
                  });
          other.whileClaimed("m", () -> one.whileClaimed("n", () -> worked.add("another one")));
        });
    one.whileClaimed("m", () -> worked.add("again"));

    assertThat(worked).containsExactly("taken over", "another one", "again");
  }
}
