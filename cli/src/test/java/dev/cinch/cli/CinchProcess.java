package dev.cinch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command line as its users run it. All that it and its children make temporarily is in a
 * folder of its own, by which processes and folders that stayed behind are known as its.
 */
final class CinchProcess implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final Duration LOOK_EACH = Duration.ofMillis(5);
  private static final Duration CLEARED = Duration.ofSeconds(60);
  private static final Pattern ADDRESS = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");

  // What runs in the background of a script ignores Ctrl-C, and hands that down.
  private static final List<String> HEEDING_CTRL_C =
      List.of("perl", "-e", "$SIG{INT} = 'DEFAULT'; exec @ARGV or exit 127", "--");

  private final Process process;
  private final Path temporary;
  private final Path output;

  private CinchProcess(Process process, Path temporary, Path output) {
    this.process = process;
    this.temporary = temporary;
    this.output = output;
  }

  static CinchProcess start(Path folder, String... arguments) throws IOException {
    return start(folder, Map.of(), arguments);
  }

  static CinchProcess start(Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    Path temporary = Files.createDirectories(folder.resolve("temporary")).toRealPath();
    Path output = Files.createTempFile(folder, "output", ".txt");
    String root = System.getProperty("cinch.root");
    List<String> command = new ArrayList<>(HEEDING_CTRL_C);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:-UsePerfData");
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add("-Dcinch.root=" + root);
    command.addAll(List.of("-jar", Path.of(root, "cli/target/cinch.jar").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("TERM", "xterm");
    builder.environment().putAll(environment);
    return new CinchProcess(builder.start(), temporary, output);
  }

  String output() {
    try {
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Waits until it has said this. */
  CinchProcess awaitSaying(String text) {
    await("says '" + text + "'")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .failFast(
            () ->
                assertThat(process.isAlive())
                    .as(() -> "it has not ended without saying so: " + output())
                    .isTrue())
        .until(() -> output().contains(text));
    return this;
  }

  /** Waits for its end, and gives its exit status. */
  int awaitEnd() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .as(() -> "it ends; so far it says: " + output())
        .isTrue();
    return process.exitValue();
  }

  /** Waits for its end, and says what it has taken of processors until shortly before. */
  Duration processorTimeUntilItsEnd() throws InterruptedException {
    Duration taken = Duration.ZERO;
    while (!process.waitFor(LOOK_EACH.toMillis(), TimeUnit.MILLISECONDS)) {
      // of one that has just ended nothing is known any more
      taken = process.info().totalCpuDuration().orElse(taken);
    }
    return taken;
  }

  /** Sends it alone a signal: INT, TERM or KILL. */
  void signal(String signal) throws IOException, InterruptedException {
    int status =
        new ProcessBuilder("sh", "-c", "kill -s %s %d".formatted(signal, process.pid()))
            .start()
            .waitFor();
    assertThat(status).isZero();
  }

  /** What it has started and what that has started. */
  Set<ProcessHandle> children() {
    return process.descendants().collect(Collectors.toSet());
  }

  /** The ports that it has named. */
  Set<Integer> ports() {
    Set<Integer> ports = new HashSet<>();
    Matcher addresses = ADDRESS.matcher(output());
    while (addresses.find()) {
      ports.add(Integer.valueOf(addresses.group(1)));
    }
    return ports;
  }

  /** No process of it runs, no port of it answers, nothing is left in its temporary folder. */
  void assertNothingIsLeft(Set<ProcessHandle> children) {
    await()
        .atMost(CLEARED)
        .untilAsserted(
            () -> {
              assertThat(children.stream().filter(CinchProcess::runs)).isEmpty();
              assertThat(others()).isEmpty();
              assertThat(ports().stream().filter(CinchProcess::answers)).isEmpty();
              assertThat(temporary).isEmptyDirectory();
            });
  }

  private static boolean runs(ProcessHandle child) {
    // A zombie has no command any more: only its parent has not asked for its status.
    return child.isAlive() && child.info().command().isPresent();
  }

  private List<String> others() {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.map(handle -> handle.info().commandLine().orElse(""))
          .filter(command -> command.contains(temporary.toString()))
          .toList();
    }
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  /** For a test that has failed: ends it without regard. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
