package dev.cinch.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ChaosIT {

  @Test
  void everyRowIsRightAfterEveryFault() throws SQLException, IOException {
    assertThat(new Chaos(ChaosOptions.oneShortRound(1), System.out::println).run()).isEmpty();
  }
}
