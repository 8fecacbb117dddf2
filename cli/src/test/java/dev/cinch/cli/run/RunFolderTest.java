package dev.cinch.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

  private static final String URL = "jdbc:postgresql://db/shop";

  private final Path home;

  RunFolderTest(@TempDir Path home) {
    this.home = home;
  }

  @Test
  void isBelowTheHomeOrWhereStateGoes() {
    assertThat(RunFolder.usual("m", Map.of(), "/home/ann"))
        .isEqualTo(Path.of("/home/ann/.local/state/cinch/runs/m"));
    assertThat(RunFolder.usual("m", Map.of("XDG_STATE_HOME", "/state"), "/home/ann"))
        .isEqualTo(Path.of("/state/cinch/runs/m"));
  }

  @Test
  void isBegunUntilItIsForgotten() {
    RunFolder folder = new RunFolder(home.resolve("cinch/runs/m"));
    assertThat(folder.isBegun()).isFalse();
    folder.begin(URL);
    folder.begin(URL);
    assertThat(folder.isBegun()).isTrue();

    folder.forget();

    assertThat(home).isEmptyDirectory();
  }

  @Test
  void leavesFoldersAboveItThatSomebodyElseUses() throws IOException {
    RunFolder folder = new RunFolder(home.resolve("cinch/runs/m"));
    folder.begin(URL);
    Files.createDirectories(home.resolve("cinch/runs/other"));

    folder.forget();

    assertThat(home.resolve("cinch/runs")).isDirectory();
    assertThat(home.resolve("cinch/runs/m")).doesNotExist();
  }

  @Test
  void goesOnWithTheSameDatabaseOnly() {
    RunFolder folder = new RunFolder(home.resolve("m"));
    folder.begin(URL);

    assertThatThrownBy(() -> folder.begin("jdbc:postgresql://db/other"))
        .isInstanceOf(RunFailedException.class)
        .hasMessageContaining("it is one on " + URL);
  }

  @Test
  void takesNoFolderThatHoldsSomethingElse() throws IOException {
    Files.writeString(home.resolve("letter.txt"), "Dear Ann");

    assertThatThrownBy(() -> new RunFolder(home).begin(URL))
        .isInstanceOf(RunFailedException.class)
        .hasMessageContaining("something else is there");
    assertThat(home.resolve("letter.txt")).exists();
  }

  @Test
  void itsTokenStaysTheSameAndIsForItsUserAlone() throws IOException {
    RunFolder folder = new RunFolder(home.resolve("m"));
    folder.begin(URL);
    RunToken token = folder.token();

    assertThat(folder.token()).isEqualTo(token);
    assertThat(token.text()).hasSize(43);
    assertThat(token.toString()).doesNotContain(token.text());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token.file())))
        .isEqualTo("rw-------");
    assertThat(token.variables("ann-marie"))
        .containsOnlyKeys(
            "CINCH_ACCESS_TOKENS_ANNMARIE_ROLE", "CINCH_ACCESS_TOKENS_ANNMARIE_SHA256");
    assertThat(token.variables("ann").values()).doesNotContain(token.text());
  }
}
