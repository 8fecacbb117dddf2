package dev.cinch.stack;

import dev.cinch.stack.process.ChildProcess;
import dev.cinch.stack.process.Ending;
import dev.cinch.stack.process.Folders;
import dev.cinch.stack.process.Program;
import dev.cinch.stack.process.Watchdog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The data folder of a PostgreSQL server, made by initdb. It has another name until it is whole, so
 * that what a killed initdb left is never taken for it.
 */
record PostgresData(Place place, Unprivileged unprivileged) {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String UNFINISHED = "initdb-";

  void create(Path initdb, String superuser, String password, Watchdog watchdog) {
    try {
      deleteUnfinished();
      Path fresh = Files.createTempDirectory(place.base(), UNFINISHED);
      Path secret = fresh.resolveSibling(fresh.getFileName() + ".password");
      OwnFile.write(place.base(), secret.getFileName().toString(), password);
      unprivileged.own(fresh);
      unprivileged.own(secret);
      run(watchdog, initdb, List.of("-D", fresh.toString(), "-U", superuser, "--pwfile=" + secret));
      Files.delete(secret);
      Files.move(fresh, place.data());
    } catch (IOException failure) {
      throw new StackException(
          "Cannot initialise PostgreSQL in %s: %s".formatted(place.base(), failure), failure);
    }
  }

  private void deleteUnfinished() throws IOException {
    try (Stream<Path> files = Files.list(place.base())) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().startsWith(UNFINISHED)) {
          Folders.delete(file);
        }
      }
    }
  }

  private void run(Watchdog watchdog, Path initdb, List<String> where) {
    List<String> command = new ArrayList<>();
    command.add(initdb.toString());
    command.addAll(where);
    command.addAll(List.of("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"));
    if (!place.lasting()) {
      command.add("--no-sync");
    }
    ChildProcess process =
        watchdog.run(
            "initdb",
            new Program(
                unprivileged.before(command), Map.of("LC_ALL", "C"), Ending.KILL, place.log()));
    if (process.awaitEnd(PATIENCE) != 0) {
      throw new StackException(
          "Cannot initialise PostgreSQL in %s: initdb failed; its output %s ends with:%n%s"
              .formatted(place.base(), process.log(), process.tail()));
    }
  }
}
