package dev.cinch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.cli.local.Target;
import dev.cinch.stack.suite.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class TargetOptionTest {

  private final TargetOption option = new TargetOption(Map.of("ORDERS_PASSWORD", "from, the env"));

  @Test
  void aPasswordComesFromAVariable() {
    assertThat(option.convert("orders=jdbc:postgresql://db:5433/orders,cinch,env:ORDERS_PASSWORD"))
        .isEqualTo(
            new Target(
                "orders", new Login("jdbc:postgresql://db:5433/orders", "cinch", "from, the env")));
  }

  @Test
  void aPasswordComesFromAFileWithoutItsLineEnd(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "from the file\n");

    assertThat(option.convert("orders=jdbc:postgresql://db/orders,cinch,file:" + file).login())
        .isEqualTo(new Login("jdbc:postgresql://db/orders", "cinch", "from the file"));
  }

  @Test
  void aUrlMayNameSeveralHosts() {
    assertThat(
            option
                .convert("orders=jdbc:postgresql://one,two:5433/orders,cinch,env:ORDERS_PASSWORD")
                .login()
                .url())
        .isEqualTo("jdbc:postgresql://one,two:5433/orders");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders",
        "Orders=jdbc:postgresql://db/orders,cinch,env:ORDERS_PASSWORD",
        "orders=jdbc:mysql://db/orders,cinch,env:ORDERS_PASSWORD",
        "orders=jdbc:postgresql://db/orders,cinch",
        "orders=jdbc:postgresql://db/orders,cinch,hunter2"
      })
  void anythingElseIsRefusedWithTheForm(String text) {
    assertThatThrownBy(() -> option.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage(
            "it has to be NAME=JDBC-URL,USER,env:VARIABLE|file:PATH, with a name of small letters and digits");
  }

  @Test
  void aVariableThatIsNotSetIsNamed() {
    assertThatThrownBy(() -> option.convert("orders=jdbc:postgresql://db/orders,cinch,env:OTHER"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage("variable OTHER is not set");
  }

  @Test
  void aFileThatCannotBeReadIsNamed(@TempDir Path folder) {
    assertThatThrownBy(
            () -> option.convert("orders=jdbc:postgresql://db/orders,cinch,file:" + folder + "/no"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageStartingWith("file " + folder + "/no can't be read");
  }
}
