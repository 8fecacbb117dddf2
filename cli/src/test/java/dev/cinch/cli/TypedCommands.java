package dev.cinch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.shop.ShopFiles;
import dev.cinch.stack.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A folder in which somebody types commands, and a shell that carries them out. */
final class TypedCommands {

  private final Path folder;
  private final GuidedSuite suite;

  TypedCommands(Path folder, GuidedSuite suite) throws IOException {
    this.folder = folder;
    this.suite = suite;
    String root = Checkout.root().toString();
    program(
        "cinch",
        "exec '%s/bin/java' -XX:TieredStopAtLevel=1 -Dcinch.root='%s' -Dcinch.terminal.answers=true -jar '%2$s/cli/target/cinch.jar' \"$@\" <<< yes"
            .formatted(System.getProperty("java.home"), root));
    program("bin/cinch", "exec '%s' \"$@\"".formatted(folder.resolve("cinch")));
    program(
        "bin/curl",
        "exec %s --fail-with-body --silent --show-error \"$@\"".formatted(real("curl")));
    for (String rules : List.of("cinch.rules.yml", "cinch.rules.test.yml")) {
      String name = "observability/prometheus/" + rules;
      write(name, Files.readString(Checkout.root().resolve(name)));
    }
  }

  private void program(String name, String line) throws IOException {
    Path file = write(name, "#!/usr/bin/env bash\n" + line + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static String real(String program) {
    for (String place : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(place, program))) {
        return Path.of(place, program).toString();
      }
    }
    throw new IllegalStateException("this machine has no " + program);
  }

  Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** Runs it, and fails where it fails. */
  void run(String command) throws IOException {
    String typed = command;
    for (Map.Entry<String, String> each : standIns().entrySet()) {
      typed = typed.replace(each.getKey(), each.getValue());
    }
    Path output = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder shell =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", typed)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    shell.environment().putAll(suite.variables());
    shell.environment().merge("PATH", "", (path, nothing) -> folder.resolve("bin") + ":" + path);
    Process process = shell.start();
    try {
      assertThat(process.waitFor(CinchProcess.PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .as(typed)
          .isTrue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(typed + "\n" + Files.readString(output)).isZero();
  }

  /** What stands for something else in documents. */
  private Map<String, String> standIns() {
    Map<String, String> standIns = new LinkedHashMap<>();
    standIns.put("jdbc:postgresql://db.example/shop", suite.shopUrl());
    standIns.put("https://cinch-checker.example", suite.checker().toString());
    standIns.put("http://localhost:8080", suite.planner().toString());
    standIns.put("localhost:8082", suite.checker().getAuthority());
    standIns.put("{id}", GuidedSuite.PAUSED);
    standIns.put(
        "{\\\"type\\\": \\\"record\\\", ...}", ShopFiles.order(2).toString().replace("\"", "\\\""));
    return standIns;
  }
}
