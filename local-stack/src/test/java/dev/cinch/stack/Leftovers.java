package dev.cinch.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.stack.process.KnownProcess;
import dev.cinch.stack.process.Ports;
import dev.cinch.stack.process.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a stack has taken of the machine, and whether all of it was given back. */
record Leftovers(
    Path temporary, List<KnownProcess> processes, List<Integer> ports, Set<String> memory) {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** What runs now and keeps its files below that folder. */
  static Leftovers of(Path temporary, List<KnownProcess> processes, List<Integer> ports) {
    return new Leftovers(temporary, processes, ports, memoryBelow(temporary));
  }

  /** Waits until nothing is left: no process, no port, no file and no shared memory. */
  void awaitNone() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(processes).noneMatch(KnownProcess::lives);
              assertThat(mentioning(temporary)).isEmpty();
              assertThat(temporary).isEmptyDirectory();
            });
    assertThat(ports).allMatch(Ports::isFree);
    assertThat(memory).noneMatch(segments()::contains);
  }

  private static List<String> mentioning(Path folder) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .flatMap(process -> process.info().commandLine().stream())
        .filter(line -> line.contains(folder.toString()))
        .toList();
  }

  /** The shared memory segments of the PostgreSQL servers below a folder. */
  private static Set<String> memoryBelow(Path folder) {
    try (Stream<Path> files =
        Files.find(folder, 5, (file, kind) -> file.endsWith("postmaster.pid"))) {
      return files.flatMap(Leftovers::memoryOf).collect(Collectors.toSet());
    } catch (IOException | UncheckedIOException goneMeanwhile) {
      return Set.of();
    }
  }

  private static Stream<String> memoryOf(Path lockFile) {
    try {
      return Files.readAllLines(lockFile).stream()
          .skip(6)
          .limit(1)
          .map(line -> line.strip().split(" +", -1)[1]);
    } catch (IOException gone) {
      return Stream.empty();
    }
  }

  private static Set<String> segments() {
    return Shell.run("ipcs", "-m")
        .output()
        .lines()
        .map(line -> line.strip().split("\\s+", -1))
        .filter(words -> words.length > 1)
        .map(words -> words[1])
        .collect(Collectors.toSet());
  }
}
