package dev.cinch.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.stack.process.ClassArchive;
import dev.cinch.stack.process.OneClassJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs before the others, which start in half the time with what it leaves. */
@Tag("wide")
class ClassArchivesIT {

  @Test
  void aStackThatEndedLeavesTheClassesOfItsServersToTheNext() throws IOException {
    LocalStack.start(StackOptions.temporary()).close();

    ServerFiles files = ServerFiles.find();
    Map<ServerKind, Path> programs =
        Map.of(
            ServerKind.KAFKA, OneClassJar.in(files.made("kafka"), KafkaMain.class),
            ServerKind.REGISTRY, files.registryJar());
    try (LocalStack next = LocalStack.start(StackOptions.temporary())) {
      for (ServerKind kind : programs.keySet()) {
        assertThat(ClassArchive.ifThere(programs.get(kind)).jvmOptions())
            .singleElement()
            .asString()
            .startsWith("-XX:SharedArchiveFile=");
        assertThat(Files.readString(next.server(kind).log()))
            .as("a JVM that can't use an archive says so and goes on")
            .doesNotContain("[cds", "[aot");
      }
    }
  }
}
