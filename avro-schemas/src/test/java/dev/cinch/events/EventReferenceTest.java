package dev.cinch.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EventReferenceTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "events.md");

  @Test
  void saysWhatTheSchemasSay() throws IOException {
    String reference = EventReference.ofAllTopics();
    if ("write".equals(System.getProperty("references"))) {
      Files.writeString(DOCUMENT, reference);
    }

    assertThat(Files.readString(DOCUMENT))
        .as("docs/events.md; run this test with -Dreferences=write, and look at the change")
        .isEqualTo(reference);
  }
}
