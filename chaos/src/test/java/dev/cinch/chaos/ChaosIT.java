package dev.cinch.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ChaosIT {

  @Test
  void everyRowIsRightAfterEveryFault() throws SQLException, IOException {
    ChaosOptions options =
        ChaosOptions.oneShortRound(1, Integer.getInteger("cinch.chaos.faults"))
            .logsIn(Path.of("target/chaos-logs"));

    assertThat(new Chaos(options, System.out::println).run()).isEmpty();
  }
}
