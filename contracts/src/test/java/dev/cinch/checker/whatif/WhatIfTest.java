package dev.cinch.checker.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.compatibility.Difference;
import dev.cinch.checker.compatibility.Suggestion;
import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.ContractDraft;
import dev.cinch.checker.whatif.Consequence.Effect;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhatIfTest {

  private static final String ORDER =
      """
      {"type": "record", "name": "Order", "fields": [
        {"name": "id", "type": "long"}, {"name": "reference", "type": "int"}]}
      """;
  private static final AvroSchema CURRENT = AvroSchema.parse(ORDER);

  @Test
  void namesWhoBreaksAtWhichFieldAndWhatWouldLetItPass() {
    AvroSchema proposed = AvroSchema.parse(ORDER.replace("\"int\"", "\"string\""));

    Consequence consequence = consequence(proposed, contract(ORDER, List.of("id"), "java"));

    assertThat(consequence.effect()).isEqualTo(Effect.BREAKS);
    assertThat(consequence.differences())
        .extracting(Difference::path)
        .containsExactly("Order.reference");
    assertThat(consequence.suggestions())
        .extracting(Suggestion::words)
        .contains("go on writing 'reference' as int until every reader takes string");
  }

  @Test
  void breaksAConsumerThatUsesAFieldThatGoesThoughItsDefaultWouldDecode() {
    AvroSchema proposed =
        AvroSchema.parse(ORDER.replace(", {\"name\": \"reference\", \"type\": \"int\"}", ""));
    String reader = ORDER.replace("\"int\"}", "\"int\", \"default\": 0}");

    assertThat(consequence(proposed, contract(reader, List.of("id"), "java")).effect())
        .isEqualTo(Effect.NONE);
    Consequence used = consequence(proposed, contract(reader, List.of("reference"), "java"));
    assertThat(used.effect()).isEqualTo(Effect.BREAKS);
    assertThat(used.reasons()).containsExactly("field reference, which it says it uses");
  }

  @Test
  void breaksAConsumerThatUsesWhatGoesByAnAliasOfItsOwn() {
    AvroSchema proposed =
        AvroSchema.parse(ORDER.replace(", {\"name\": \"reference\", \"type\": \"int\"}", ""));
    String reader =
        ORDER.replace(
            "{\"name\": \"reference\", \"type\": \"int\"}",
            "{\"name\": \"number\", \"aliases\": [\"reference\"], \"type\": \"int\", \"default\": 0}");

    assertThat(consequence(proposed, contract(reader, List.of("number"), "java")).effect())
        .isEqualTo(Effect.BREAKS);
  }

  @Test
  void cannotTellForAConsumerThatReadsWhatGoesAndHasNotSaidWhetherItUsesIt() {
    AvroSchema proposed =
        AvroSchema.parse(ORDER.replace(", {\"name\": \"reference\", \"type\": \"int\"}", ""));
    String reader = ORDER.replace("\"int\"}", "\"int\", \"default\": 0}");

    Consequence open = consequence(proposed, contract(reader, List.of(), "java"));

    assertThat(open.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(open.reasons())
        .containsExactly("field reference, of which it has not said whether it uses it");
  }

  @Test
  void cannotTellForALibraryThatIsNotKnownToForgiveAnAlias() {
    AvroSchema proposed = AvroSchema.parse(ORDER.replace("reference", "number"));
    String reader = ORDER.replace("\"reference\"", "\"reference\", \"aliases\": [\"number\"]");

    assertThat(consequence(proposed, contract(reader, List.of(), "java")).effect())
        .isEqualTo(Effect.NONE);
    assertThat(consequence(proposed, contract(reader, List.of(), "python")).effect())
        .isEqualTo(Effect.UNKNOWN);
  }

  @Test
  void cannotTellForAConsumerThatHasNotSaidHowItDecodes() {
    assertThat(consequence(CURRENT, contract(null, List.of(), "java")).effect())
        .isEqualTo(Effect.UNKNOWN);
  }

  private static Consequence consequence(AvroSchema proposed, Contract contract) {
    return WhatIf.of(proposed, CURRENT, List.of(contract)).get(0);
  }

  private static Contract contract(@Nullable String schema, List<String> fields, String language) {
    return new ContractDraft(
            "production",
            "billing",
            "orders-value",
            null,
            "team",
            schema == null ? "SQL_JOB" : "KAFKA_CONSUMER",
            schema,
            List.copyOf(fields),
            List.of("billing"),
            language,
            "avro 1.12.1",
            null,
            null,
            null,
            false,
            null)
        .accept();
  }
}
