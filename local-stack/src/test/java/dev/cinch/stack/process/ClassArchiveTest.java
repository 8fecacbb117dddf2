package dev.cinch.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

  private final Path folder;
  private final Path jar;

  ClassArchiveTest(@TempDir Path folder) {
    this.folder = folder;
    this.jar = OneClassJar.in(folder, Greeting.class);
  }

  @Test
  void whatTheFirstJvmLeftIsUsedByTheNext() throws Exception {
    ClassArchive first = ClassArchive.of(jar);
    assertThat(first.ending(Ending.KILL)).isEqualTo(Ending.STOP);
    assertThat(run(first)).contains("hello").doesNotContain("shared objects file (top)");
    first.keep();

    ClassArchive second = ClassArchive.of(jar);

    assertThat(second.ending(Ending.KILL)).isEqualTo(Ending.KILL);
    assertThat(run(second)).contains("Greeting source: shared objects file (top)");
    assertThat(run(ClassArchive.ifThere(jar))).contains("shared objects file (top)");
  }

  @Test
  void onlyOneAtATimeLeavesOne() {
    ClassArchive first = ClassArchive.of(jar);

    ClassArchive second = ClassArchive.of(jar);
    assertThat(second.jvmOptions()).isEmpty();
    assertThat(second.ending(Ending.KILL)).isEqualTo(Ending.KILL);
    second.keep();
    assertThat(ClassArchive.of(jar).jvmOptions()).isEmpty();

    first.keep();
    assertThat(ClassArchive.of(jar).jvmOptions()).hasSize(1);
  }

  @Test
  void oneThatRunsForLongLeavesThatToOthers() {
    assertThat(ClassArchive.ifThere(jar).jvmOptions()).isEmpty();
    assertThat(ClassArchive.of(jar).jvmOptions()).hasSize(1);
  }

  @Test
  void aJarIsMadeOnce() {
    assertThat(OneClassJar.in(folder, Greeting.class)).isEqualTo(jar);
    assertThat(OneClassJar.in(folder, ClassArchiveTest.class)).isNotEqualTo(jar);
  }

  private String run(ClassArchive classes) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                JavaCommand.light(folder)
                    .options(List.of("-Xlog:class+load"))
                    .options(classes.jvmOptions())
                    .main(List.of(jar.toString()), Greeting.class.getName(), List.of()))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return output;
  }

  /** The main class of a small program. */
  static final class Greeting {
    private Greeting() {}

    public static void main(String[] arguments) {
      System.out.println("hello");
    }
  }
}
