package dev.cinch.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.cinch.stack.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Plans that documents show are plans. */
class PlansInDocumentsTest {

  /** What a document shows of a plan is laid over the rest of one. */
  private static final String REST =
      """
      id: shown
      owner: team-docs
      purpose: What a document shows
      target: shop
      table: orders
      column: {name: shown, type: text}
      sync: {forward: reference::text}
      backfill: {rows-per-second: 10}
      """;

  private final PlanReader reader = new PlanReader();

  @Test
  void theOneOfTheOperatingGuideIsRead() throws IOException {
    List<String> plans = found("docs/operations.md", "(?s)<<'PLAN'\\n(.*?)\\n *PLAN\\n");

    assertThat(plans).hasSize(1);
    assertThat(reader.read(plans.get(0).replaceAll("(?m)^ {4}", "")).id())
        .isEqualTo("orders-reference-text");
  }

  @Test
  void thePartsThatPlansAreExplainedByAreRead() throws IOException {
    List<String> parts = found("docs/plans.md", "(?s)```yaml\\n(.*?)```");

    assertThat(parts)
        .hasSizeGreaterThan(2)
        .allSatisfy(
            part ->
                assertThatCode(
                        () ->
                            reader.read(
                                new PlanFile("rest.yml", REST),
                                List.of(new PlanFile("shown.yml", part))))
                    .as(part)
                    .doesNotThrowAnyException());
  }

  private static List<String> found(String document, String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(Checkout.root().resolve(document)))
        .results()
        .map(block -> block.group(1))
        .toList();
  }
}
