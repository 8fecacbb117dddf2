package dev.cinch.checker.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.compatibility.Compatibility;
import dev.cinch.checker.compatibility.Leniency;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecoderTest {

  @Test
  void knowsNothingOfOtherLanguagesNorOfNone() {
    assertThat(mayFail("python", "avro 1.12.0")).containsExactly(Leniency.values());
    assertThat(mayFail(null, "avro 1.12.0")).containsExactly(Leniency.values());
  }

  @Test
  void takesOfAvroForJavaWithoutAVersionWhatEachVersionForgives() {
    assertThat(mayFail("java", null))
        .containsExactly(Leniency.SHORT_ELEMENTS, Leniency.TANGLED_RECURSION);
  }

  @Test
  void knowsWhatEachVersionOfAvroForJavaForgives() {
    assertThat(mayFail("Java", "avro 1.12.1")).isEmpty();
    assertThat(mayFail("kotlin", "org.apache.avro:avro:1.12.2"))
        .containsExactly(Leniency.SHORT_ELEMENTS);
    assertThat(mayFail("scala", "Avro 1.11.5")).containsExactly(Leniency.TANGLED_RECURSION);
    assertThat(mayFail("java", "avro-1.8.2"))
        .containsExactly(Leniency.ENUM_DEFAULT, Leniency.TANGLED_RECURSION);
  }

  @Test
  void doesNotTakeAnotherLibrarysVersionForAvros() {
    assertThat(mayFail("java", "kafka-avro-serializer 1.12.0"))
        .containsExactly(Leniency.SHORT_ELEMENTS, Leniency.TANGLED_RECURSION);
  }

  private static List<Leniency> mayFail(@Nullable String language, @Nullable String library) {
    return Decoder.of(new Deployment(language, library, null))
        .mayFailOn(new Compatibility(List.of(), EnumSet.allOf(Leniency.class)));
  }
}
