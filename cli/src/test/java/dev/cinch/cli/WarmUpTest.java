package dev.cinch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WarmUpTest {

  @Test
  void goesThroughTheCommandsThatOnlyTalkToServices() throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();

    assertThat(WarmUp.run(output)).as(() -> output.toString(StandardCharsets.UTF_8)).isTrue();
    assertThat(output.toString(StandardCharsets.UTF_8))
        .contains("MIGRATION", "m is COMPLETED", "There is none.");
  }
}
