package dev.cinch.backbone.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cinch.stack.LocalStack;
import dev.cinch.stack.ServerKind;
import dev.cinch.stack.StackOptions;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** What holds for every subject of a registry, on a registry that no other test uses. */
class GlobalLevelIT {

  @Test
  void setsTheLevelThatHoldsWhereASubjectHasNoneOfItsOwn() {
    StackOptions options = StackOptions.temporary().only(ServerKind.POSTGRES, ServerKind.REGISTRY);
    try (LocalStack stack = LocalStack.start(options)) {
      RegistryClient client =
          RegistryClient.of(Map.of("schema.registry.url", stack.registry().toString()));

      client.setLevel(CompatibilityLevel.FULL_TRANSITIVE);

      assertThat(client.level()).isEqualTo(CompatibilityLevel.FULL_TRANSITIVE);
      client.register("words-value", Schema.create(Schema.Type.STRING));
      assertThatExceptionOfType(IncompatibleSchemaException.class)
          .isThrownBy(() -> client.register("words-value", Schema.create(Schema.Type.LONG)))
          .withMessageContaining("status 409");
    }
  }
}
