package dev.cinch.cli.launcher;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A folder with the real script, a few sources, and a Java and a Maven that only say they ran. */
public final class Checkout {

  private static final List<String> TOOLS =
      List.of("dirname", "find", "ln", "mkdir", "mv", "readlink", "rm", "sed", "touch");

  private static final Optional<Path> SCRIPT =
      find("script").filter(script -> System.getProperty("os.name").equals("Linux"));

  public final Path root;
  public final Map<String, String> environment = new HashMap<>();
  final Path bin;

  public Checkout(Path folder) {
    this.root = folder.resolve("a check out");
    this.bin = folder.resolve("bin");
    write("pom.xml", "<project/>");
    write("service/pom.xml", "<project/>");
    write("service/src/main/java/Service.java", "class Service {}");
    write("service/src/main/java/Other.java", "class Other {}");
    write("stack/servers/pom.xml", "<project/>");
    copyScript();
    TOOLS.forEach(tool -> program(bin.resolve(tool), "exec %s \"$@\"".formatted(real(tool))));
    environment.put("PATH", bin.toString());
  }

  /** What a run said, and how it ended. */
  public record Run(long pid, int status, String output, String errors) {}

  private void copyScript() {
    try {
      Files.copy(Path.of("..", "cinch"), root.resolve("cinch"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Path real(String tool) {
    return find(tool).orElseThrow(() -> new IllegalStateException("this machine has no " + tool));
  }

  private static Optional<Path> find(String tool) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Path write(String name, String text) {
    return write(root.resolve(name), text);
  }

  static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void program(Path file, String script) {
    write(file, "#!/bin/sh%n%s%n".formatted(script));
    if (!file.toFile().setExecutable(true)) {
      throw new IllegalStateException("Cannot make executable: " + file);
    }
  }

  /** A Maven on the path that writes down how it was called, and makes the jar. */
  Checkout withMaven() {
    return withMaven("mkdir -p cli/target && touch cli/target/cinch.jar");
  }

  public Checkout withMaven(String work) {
    program(bin.resolve("mvn"), "echo \"$JAVA_HOME: $*\" >> calls%n%s%n".formatted(work));
    return this;
  }

  /** The Java of this test, which writes down each class that a command loads. */
  public Path realJava(Path classes) {
    Path home = root.resolveSibling("real");
    program(home.resolve("bin/javac"), "exit 1\n");
    write(home.resolve("release"), "JAVA_VERSION=\"%d\"%n".formatted(Runtime.version().feature()));
    program(
        home.resolve("bin/java"),
        """
        left=$#
        while [ $left -gt 0 ]; do
          [ "$1" != -jar ] || set -- "$@" '-Xlog:class+load:file=%s'
          set -- "$@" "$1"
          shift
          left=$((left - 1))
        done
        exec '%s/bin/java' "$@"
        """
            .formatted(classes, System.getProperty("java.home")));
    return home;
  }

  /** A Java that says how it was called, in a home with a compiler. */
  Path java(String home, String version) {
    Path folder = root.resolveSibling(home);
    program(folder.resolve("bin/javac"), "exit 1\n");
    program(
        folder.resolve("bin/java"),
        """
        if [ "$1" = -XshowSettings:properties ]; then
          echo 'Picked up JAVA_TOOL_OPTIONS: -Dsome=thing' >&2
          echo '    java.home = %s' >&2
          echo '    java.specification.version = %s' >&2
          exit 0
        fi
        case "$*" in
          *-XX:DumpLoadedClassList=*) exit 0;;
          *-Xshare:dump*)
            for word in "$@"; do
              case $word in -XX:SharedArchiveFile=*) echo archive > "${word#*=}";; esac
            done
            exit 0;;
        esac
        echo "java of process $$"
        for word in "$@"; do echo "[$word]"; done
        exit 7
        """
            .formatted(folder, version));
    return folder;
  }

  public Run run(String... arguments) {
    return run(root.resolve("cinch"), root, arguments);
  }

  /** Runs it on a terminal of its own, as a shell would. */
  Run runOnTerminal(String commandLine) {
    assumeTrue(SCRIPT.isPresent(), "no script of util-linux on the path, which gives the terminal");
    String shell = "exec %s '%s' %s".formatted(real("bash"), root.resolve("cinch"), commandLine);
    return run(
        List.of(SCRIPT.get().toString(), "--quiet", "--return", "--command", shell, "/dev/null"),
        root);
  }

  Run run(Path script, Path workingDirectory, String... arguments) {
    List<String> command = new ArrayList<>(List.of(real("bash").toString(), script.toString()));
    command.addAll(List.of(arguments));
    return run(command, workingDirectory);
  }

  private Run run(List<String> command, Path workingDirectory) {
    Path output = root.resolveSibling("output");
    Path errors = root.resolveSibling("errors");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(workingDirectory.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("the script does not end");
      }
      return new Run(process.pid(), process.exitValue(), text(output), text(errors));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  /** How Maven was called, a line for each time. */
  List<String> mavenCalls() {
    Path calls = root.resolve("calls");
    try {
      return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Everything that is there now is an hour old; the build is half an hour old. */
  void age() {
    Instant now = Instant.now();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.toList()) {
        setTime(path, now.minusSeconds(3_600));
      }
      setTime(root.resolve("target/cinch-built"), now.minusSeconds(1_800));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void setTime(Path path, Instant time) throws IOException {
    Files.setLastModifiedTime(path, FileTime.from(time));
  }
}
