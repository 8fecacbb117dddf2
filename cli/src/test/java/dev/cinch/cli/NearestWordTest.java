package dev.cinch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestWordTest {

  @ParameterizedTest
  @CsvSource({"demo,0", "dmeo,1", "dem,1", "demoo,1", "dena,2", "up,4", "'',4"})
  void slipsOfTheFingersAreCounted(String typed, int slips) {
    assertThat(NearestWord.slips(typed, "demo")).isEqualTo(slips);
  }

  @Test
  void theNearestOfSeveralIsMeant() {
    assertThat(NearestWord.to("--row", List.of("--logs", "--rows", "--keep"))).contains("--rows");
  }

  @Test
  void whatIsFarFromEverythingMeansNothing() {
    assertThat(NearestWord.to("migrate", List.of("demo", "up"))).isEmpty();
  }
}
