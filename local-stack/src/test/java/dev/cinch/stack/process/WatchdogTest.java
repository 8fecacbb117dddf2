package dev.cinch.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchdogTest {

  private static final String IGNORES_SIGNALS =
      "trap '' TERM INT QUIT; echo ready; while :; do sleep 0.1; done";

  private final Path outside;

  WatchdogTest(@TempDir Path outside) {
    this.outside = outside;
  }

  @Test
  void endsWhatItStartedAndDeletesItsFolder() {
    Watchdog watchdog = Watchdog.overTemporaryFolder("watchdog-");
    ChildProcess child = run(watchdog, Ending.KILL, "exec sleep 600");
    watchdog.close();
    assertThat(child.process().onExit()).succeedsWithin(Duration.ofSeconds(20));
    assertThat(watchdog.folder()).doesNotExist();
  }

  @Test
  void itsFolderIsNeverSeenWithoutItAndHalfDeleted() throws IOException {
    Watchdog watchdog = Watchdog.overTemporaryFolder("watchdog-");
    for (int n = 0; n < 30_000; n++) {
      Files.createFile(watchdog.folder().resolve("file-" + n));
    }
    CompletableFuture<Void> closed = CompletableFuture.runAsync(watchdog::close);
    while (Watchdog.worksIn(watchdog.folder())) {
      Thread.onSpinWait();
    }
    assertThat(watchdog.folder()).doesNotExist();
    assertThat(closed).succeedsWithin(Duration.ofSeconds(20));
  }

  @Test
  void closingTwiceDoesNoHarm() {
    Watchdog watchdog = Watchdog.overTemporaryFolder("watchdog-");
    watchdog.close();
    watchdog.close();
    assertThat(watchdog.folder()).doesNotExist();
  }

  @Test
  void letsAProcessEndInGoodOrder() {
    Watchdog watchdog = Watchdog.overTemporaryFolder("watchdog-");
    ChildProcess child =
        run(
            watchdog,
            Ending.STOP,
            "trap 'echo in order; exit 7' TERM; echo ready; while :; do sleep 0.1; done");
    awaitReady(child);
    watchdog.close();
    assertThat(child.awaitEnd(Duration.ofSeconds(20))).isEqualTo(7);
    assertThat(child.tail()).endsWith("in order");
  }

  @Test
  void killsAProcessThatTakesNoOtherSignalAndItsGroup() {
    Watchdog watchdog = Watchdog.overTemporaryFolder("watchdog-");
    ChildProcess child = run(watchdog, Ending.KILL, IGNORES_SIGNALS);
    awaitReady(child);
    List<KnownProcess> group = child.process().descendants().map(KnownProcess::of).toList();
    watchdog.close();
    assertThat(child.process().onExit()).succeedsWithin(Duration.ofSeconds(20));
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(group).noneMatch(KnownProcess::lives));
  }

  @Test
  void endsAFrozenProcess() {
    Watchdog watchdog = Watchdog.overTemporaryFolder("watchdog-");
    ChildProcess child = run(watchdog, Ending.STOP, "echo ready; exec sleep 600");
    awaitReady(child);
    child.freeze();
    watchdog.close();
    assertThat(child.awaitEnd(Duration.ofSeconds(20))).isEqualTo(128 + 15);
  }

  @Test
  void startsNothingAnyMoreOnceItIsClosed() throws IOException {
    Watchdog watchdog = Watchdog.overTemporaryFolder("watchdog-");
    Path folder = watchdog.folder();
    watchdog.close();
    // As a process finds it whose JVM died between its birth and its registration.
    Path script = outside.resolve("watchdog.sh");
    try (var source = Watchdog.class.getResourceAsStream("watchdog.sh")) {
      Files.copy(java.util.Objects.requireNonNull(source), script);
    }
    Path trace = outside.resolve("trace");
    Shell.Result late =
        Shell.run(
            "sh",
            script.toString(),
            "run",
            folder.toString(),
            "kill",
            "-",
            "touch",
            trace.toString());
    assertThat(late.status()).isEqualTo(125);
    assertThat(trace).doesNotExist();
  }

  @Test
  void leavesALaterProcessWithAnOldIdAlone() throws IOException {
    Watchdog watchdog = Watchdog.overTemporaryFolder("watchdog-");
    Process bystander = new ProcessBuilder("sh", "-c", "read line").start();
    Files.writeString(
        watchdog.folder().resolve("register").resolve(Long.toString(bystander.pid())),
        "kill|1|-\n");
    watchdog.close();
    assertThat(bystander.isAlive()).isTrue();
    bystander.destroyForcibly();
  }

  @Test
  void clearsAFolderWhoseWatchdogIsLongGone() throws IOException {
    Path left = Files.createDirectory(outside.resolve("left"));
    Files.writeString(left.resolve("watchdog"), "");
    Files.writeString(left.resolve("watchdog.sh"), "from another time");
    assertThat(Watchdog.worksIn(left)).isFalse();
    Watchdog.clear(left);
    assertThat(left).doesNotExist();
  }

  @Test
  void saysSoWhenItsFolderIsTaken() {
    Watchdog watchdog = Watchdog.over(outside.resolve("taken"));
    assertThat(Watchdog.worksIn(watchdog.folder())).isTrue();
    assertThatThrownBy(() -> Watchdog.over(watchdog.folder()))
        .isInstanceOf(ProcessException.class)
        .hasMessageContaining("Cannot start the watchdog of " + watchdog.folder());
    watchdog.close();
  }

  private static ChildProcess run(Watchdog watchdog, Ending ending, String script) {
    Path log = watchdog.folder().resolveSibling(watchdog.folder().getFileName() + ".log");
    log.toFile().deleteOnExit();
    return watchdog.run(
        "a script", new Program(List.of("sh", "-c", script), Map.of(), ending, log));
  }

  private static void awaitReady(ChildProcess child) {
    await().atMost(Duration.ofSeconds(30)).until(() -> child.tail().startsWith("ready"));
  }
}
