package dev.cinch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.cli.launcher.Checkout;
import dev.cinch.cli.launcher.Checkout.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What makes commands start fast that only talk to services: few classes, and nearly all of them
 * from the archive that a build leaves. A clock would tell more of the machine than of them.
 */
class StartUpIT {

  /** They take 2,200 to 2,650; the newer of the JDK's HTTP clients alone would take 1,000 more. */
  private static final int MOST_CLASSES = 2_800;

  /** What no archive holds: classes that the JVM makes for method handles, and proxies. */
  private static final int MOST_FROM_ELSEWHERE = 60;

  private static final int MOST_FROM_ELSEWHERE_OF_A_STREAM = 120;
  private static final String ARCHIVED = "source: shared objects file";

  private static Checkout checkout;
  private static SameAnswers services;
  private static Path loaded;

  @BeforeAll
  static void build(@TempDir Path folder) throws IOException {
    services = SameAnswers.begin();
    loaded = folder.resolve("classes.log");
    Path built = Path.of(System.getProperty("cinch.root"), "cli/target").toAbsolutePath();
    checkout = new Checkout(folder);
    checkout.withMaven(
        "mkdir -p cli/target && ln -s '%1$s/cinch.jar' '%1$s/lib' cli/target".formatted(built));
    checkout.environment.put("JAVA_HOME", checkout.realJava(loaded).toString());
    checkout.environment.put("CINCH_PLANNER", services.address().toString());
    checkout.environment.put("CINCH_CHECKER", services.address().toString());
    assertThat(checkout.run("status").status()).isZero();
    assertThat(checkout.root.resolve("cli/target/cinch.jsa")).isNotEmptyFile();
  }

  @AfterAll
  static void end() {
    services.close();
  }

  /** A stream takes the newer of the two clients. */
  @Test
  void takesAStreamFromTheArchiveToo() throws IOException {
    assertThat(fromElsewhere("watch", "m")).hasSizeLessThan(MOST_FROM_ELSEWHERE_OF_A_STREAM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "status m",
        "status m --json",
        "status m --history",
        "status m --steps",
        "status m --queries",
        "pause m",
        "resume m",
        "approve m",
        "rollback m --yes",
        "abort m --yes",
        "bad-rows m",
        "contract list",
        "notices",
        "answer n ready"
      })
  void takesItsClassesFromTheArchive(String command) throws IOException {
    assertThat(fromElsewhere(command.split(" "))).hasSizeLessThan(MOST_FROM_ELSEWHERE);
    assertThat(Files.readAllLines(loaded).size()).isBetween(500, MOST_CLASSES);
  }

  /** Classes that a command loads which are not in the archive. */
  private static List<String> fromElsewhere(String... command) throws IOException {
    Run run = checkout.run(command);
    assertThat(run.status()).as(run.output() + run.errors()).isZero();
    return Files.readAllLines(loaded).stream().filter(each -> !each.contains(ARCHIVED)).toList();
  }
}
