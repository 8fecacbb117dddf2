package dev.cinch.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.stack.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PlanReferenceTest {

  private static final Path SCHEMA =
      Checkout.root().resolve("planner-service/src/main/resources/static/plan.schema.json");
  private static final Path DOCUMENT = Checkout.root().resolve("docs/plan-reference.md");

  @Test
  void saysWhatTheSchemaSays() throws IOException {
    String reference =
        PlanReference.of(JsonMapper.builder().build().readTree(Files.readString(SCHEMA)));
    if ("write".equals(System.getProperty("references"))) {
      Files.writeString(DOCUMENT, reference);
    }

    assertThat(Files.readString(DOCUMENT))
        .as("docs/plan-reference.md; run this test with -Dreferences=write, and look at the change")
        .isEqualTo(reference);
  }
}
