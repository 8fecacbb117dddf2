package dev.cinch.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.stack.process.KnownProcess;
import dev.cinch.stack.process.OtherJvm;
import dev.cinch.stack.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedStackIT {

  private static final String POSTGRES_15 = Holding.POSTGRES_15.name();

  private final Path temporary;

  SharedStackIT(@TempDir Path temporary) throws IOException {
    this.temporary = temporary.toRealPath();
  }

  @Test
  void thisRunHasOne() {
    Endpoints endpoints = SharedStack.endpoints();
    assertThat(endpoints.postgres().answeringFolder()).isPresent();
    assertThat(new Broker(endpoints.kafkaBootstrap()).createTopic()).isNotBlank();
    assertThat(new RegistryClient(endpoints.registry()).send("/subjects", "GET", "").statusCode())
        .isEqualTo(200);
    assertThat(SharedStack.endpoints()).isEqualTo(endpoints);
  }

  @Test
  void thisRunHasAnOlderPostgresToo() {
    assertThat(SharedStack.postgres(15).answeringFolder()).get().asString().endsWith("postgres-15");
    assertThat(SharedStack.postgres(15)).isNotEqualTo(SharedStack.endpoints().postgres());
  }

  @Tag("long")
  @Test
  void twoJvmsGetTheSameAndItEndsWithTheirOwner() throws IOException, InterruptedException {
    try (OtherJvm owner = owner();
        OtherJvm one = user(owner, Holding.ALL.name());
        OtherJvm two = user(owner, Holding.ALL.name())) {
      String said = one.nextLine();
      assertThat(two.nextLine()).isEqualTo(said);
      // Maven waits for the end of its test JVMs' output: the holder must not keep it open.
      assertThat(one.outputEndsAfterExit()).isTrue();
      assertThat(two.outputEndsAfterExit()).isTrue();
      try (OtherJvm later = user(owner, Holding.ALL.name())) {
        assertThat(later.nextLine()).isEqualTo(said);
      }
      Leftovers left = leftovers(said);
      assertThat(left.processes()).allMatch(KnownProcess::lives);
      owner.kill();
      left.awaitNone();
    }
  }

  @Tag("wide")
  @Test
  void aKilledHolderIsReplaced() {
    try (OtherJvm owner = owner()) {
      String first = firstLine(owner);
      Leftovers left = leftovers(first);
      ProcessHandle.of(holder(first).pid()).orElseThrow().destroyForcibly();
      String second = firstLine(owner);
      assertThat(holder(second)).isNotEqualTo(holder(first));
      assertThat(left.processes()).noneMatch(KnownProcess::lives);
      Leftovers leftOfSecond = leftovers(second);
      owner.kill();
      leftOfSecond.awaitNone();
    }
  }

  @Test
  void theFolderIsItsUsersAlone() throws IOException {
    try (OtherJvm owner = owner()) {
      Leftovers left = leftovers(firstLine(owner));
      try (Stream<Path> folders = Files.list(temporary)) {
        Path folder = folders.findFirst().orElseThrow();
        assertThat(
                java.nio.file.attribute.PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(folder)))
            .isEqualTo("rwx------");
        assertThat(
                java.nio.file.attribute.PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(folder.resolve("endpoints"))))
            .isEqualTo("rw-------");
      }
      owner.kill();
      left.awaitNone();
    }
  }

  @Test
  void saysWhatTheHolderSaidWhenItCannotStart() throws IOException {
    KnownProcess self = KnownProcess.of(ProcessHandle.current());
    String root = System.getProperty("cinch.root");
    System.setProperty("cinch.root", temporary.toString());
    try {
      SharedStack shared = new SharedStack(self, Holding.POSTGRES_15);
      assertThatThrownBy(shared::servers)
          .isInstanceOf(StackException.class)
          .hasMessageContaining("Cannot start the shared stack: its holder ended")
          .hasMessageContaining("Cannot find postgres-15 in " + temporary);
    } finally {
      if (root == null) {
        System.clearProperty("cinch.root");
      } else {
        System.setProperty("cinch.root", root);
      }
    }
  }

  private OtherJvm owner() {
    OtherJvm owner = OtherJvm.start(temporary, StackMain.class, "nothing");
    owner.nextLine();
    return owner;
  }

  private OtherJvm user(OtherJvm owner, String holding) {
    return OtherJvm.start(
        temporary, StackMain.class, "shared", KnownProcess.of(owner.handle()).toString(), holding);
  }

  private String firstLine(OtherJvm owner) {
    try (OtherJvm user = user(owner, POSTGRES_15)) {
      return user.nextLine();
    }
  }

  private Leftovers leftovers(String said) {
    KnownProcess holder = holder(said);
    List<KnownProcess> all =
        ProcessHandle.of(holder.pid()).stream()
            .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
            .map(KnownProcess::of)
            .toList();
    return Leftovers.of(temporary, all, ports(said));
  }

  private static List<Integer> ports(String said) {
    String[] words = said.split(" ", -1);
    int postgres = Integer.parseInt(words[2]);
    return words[1].equals("null")
        ? List.of(postgres)
        : List.of(postgres, Integer.parseInt(words[1].substring(Ports.HOST.length() + 1)));
  }

  private static KnownProcess holder(String said) {
    return KnownProcess.parse(said.split(" ", -1)[0]);
  }
}
