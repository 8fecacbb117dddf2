package dev.cinch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.TypeConversionException;

class SecretTest {

  private final Path folder;

  SecretTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void comesFromAVariable() {
    assertThat(new Secret(Map.of("TOKEN", "s3cret")).convert("env:TOKEN")).isEqualTo("s3cret");
  }

  @Test
  void isTheFirstLineOfAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "s3cret \nand a remark\n");

    assertThat(new Secret(Map.of()).convert("file:" + file)).isEqualTo("s3cret");
  }

  @Test
  void aVariableThatIsNotSetIsNamed() {
    assertThatThrownBy(() -> new Secret(Map.of()).convert("env:TOKEN"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage("variable TOKEN is not set");
  }

  @Test
  void theVariableItselfCountsMoreThanTheFileOfAnother() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "of-file");

    assertThat(
            new Secret(Map.of("T", "of-variable", "T_FILE", file.toString()))
                .ofVariables("T", "T_FILE"))
        .contains("of-variable");
    assertThat(new Secret(Map.of("T_FILE", file.toString())).ofVariables("T", "T_FILE"))
        .contains("of-file");
    assertThat(new Secret(Map.of()).ofVariables("T", "T_FILE")).isEmpty();
  }
}
