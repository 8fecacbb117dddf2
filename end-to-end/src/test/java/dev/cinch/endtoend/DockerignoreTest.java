package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.stack.Checkout;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An image is built of sources, all of them, and of nothing that was built outside. */
class DockerignoreTest {

  private final Path root = Checkout.root();
  private final List<PathMatcher> leftOut = leftOut();

  DockerignoreTest() throws IOException {}

  @Test
  void takesAllSources() throws IOException {
    try (Stream<Path> modules = modules()) {
      assertThat(modules.map(module -> module.resolve("src/main")).filter(Files::isDirectory))
          .isNotEmpty()
          .allSatisfy(
              sources -> {
                try (Stream<Path> files = Files.walk(sources)) {
                  assertThat(files.filter(Files::isRegularFile)).noneMatch(this::isLeftOut);
                }
              });
    }
  }

  @Test
  void takesWhatTheBuildAndTheImageNeedBeside() {
    assertThat(
            List.of(
                "pom.xml", ".mvn/jvm.config", "containers/probe", "local-stack/servers/pom.xml"))
        .noneMatch(file -> isLeftOut(root.resolve(file)));
  }

  @Test
  void leavesOutWhatWasBuiltAndWhatIsSecret() {
    assertThat(
            List.of(
                "planner-service/target/classes/application.yml",
                "local-stack/servers/target/kafka",
                ".git/config",
                ".env"))
        .allMatch(file -> isLeftOut(root.resolve(file)));
  }

  private Stream<Path> modules() throws IOException {
    return Files.list(root).filter(folder -> Files.isRegularFile(folder.resolve("pom.xml")));
  }

  /** What lies in a folder that is left out is left out with it. */
  private boolean isLeftOut(Path file) {
    Path relative = root.relativize(file);
    return IntStream.rangeClosed(1, relative.getNameCount())
        .mapToObj(names -> relative.subpath(0, names))
        .anyMatch(part -> leftOut.stream().anyMatch(pattern -> pattern.matches(part)));
  }

  private List<PathMatcher> leftOut() throws IOException {
    return Files.readString(root.resolve(".dockerignore"))
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
        .toList();
  }
}
