package dev.cinch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.cli.terminal.Recorded;
import dev.cinch.stack.suite.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class TargetLoginTest {

  private final Map<String, String> environment = new HashMap<>();
  private final Path passwords;
  private Recorded terminal = Recorded.plain();

  TargetLoginTest(@TempDir Path folder) {
    this.passwords = folder.resolve("pgpass");
    environment.put("PGPASSFILE", passwords.toString());
  }

  @Test
  void takesRoleAndPasswordFromPostgresOwnVariables() {
    environment.put("PGUSER", "ann");
    environment.put("PGPASSWORD", "s3cret");

    Login login = login("--target", "jdbc:postgresql://db/shop?sslmode=verify-full");

    assertThat(login)
        .isEqualTo(new Login("jdbc:postgresql://db/shop?sslmode=verify-full", "ann", "s3cret"));
  }

  @Test
  void aRoleInTheAddressIsTakenOutOfIt() {
    environment.put("PGPASSWORD", "s3cret");

    assertThat(login("--target", "jdbc:postgresql://db/shop?user=ann"))
        .isEqualTo(new Login("jdbc:postgresql://db/shop", "ann", "s3cret"));
    assertThat(login("--target", "jdbc:postgresql://db/shop?user=ann&ssl=true").url())
        .isEqualTo("jdbc:postgresql://db/shop?ssl=true");
    assertThat(login("--target", "jdbc:postgresql://db/shop?user=ann", "--user", "ben").user())
        .isEqualTo("ben");
  }

  @Test
  void looksIntoTheFileOfPasswords() throws IOException {
    Files.writeString(
        passwords,
        """
        # host:port:database:user:password
        other:5432:shop:ann:wrong
        db:*:shop:ann:with\\:colon
        *:*:*:ann:too late
        """);

    assertThat(login("--target", "jdbc:postgresql://db/shop", "--user", "ann").password())
        .isEqualTo("with:colon");
    assertThat(login("--target", "jdbc:postgresql://db:99/else", "--user", "ann").password())
        .isEqualTo("too late");
    assertThat(login("--target", "jdbc:postgresql://db/shop", "--user", "ben").password())
        .isEmpty();
  }

  @Test
  void asksOnATerminal() {
    terminal = Recorded.answering("typed");

    assertThat(login("--target", "jdbc:postgresql://db/shop", "--user", "ann").password())
        .isEqualTo("typed");
    assertThat(terminal.raw()).contains("Password of ann at jdbc:postgresql://db/shop:");
  }

  @Test
  void anotherSortOfAddressIsRefused() {
    assertThatThrownBy(() -> login("--target", "postgres://db/shop"))
        .isInstanceOf(ParameterException.class)
        .hasMessage(
            "Cannot use this --target: it has to begin with jdbc:postgresql: as in jdbc:postgresql://db.example/shop");
  }

  private Login login(String... arguments) {
    Asked asked = new Asked();
    new CommandLine(asked).parseArgs(arguments);
    return asked.target.login(terminal.terminal(), environment);
  }

  @Command(name = "asked")
  private static final class Asked {
    @Mixin private TargetLogin target = new TargetLogin();
  }
}
