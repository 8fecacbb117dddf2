package dev.cinch.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnSessionTest {

  @Test
  void leadsAGroupUnderTheSameProcessId() throws IOException, InterruptedException {
    assertLeadsItsGroup(OwnSession.prefix());
  }

  @Test
  void eachWayThatThisSystemHasDoes() throws IOException, InterruptedException {
    for (Optional<List<String>> way : List.of(OwnSession.setsid(), OwnSession.perl())) {
      assertLeadsItsGroup(way.orElseGet(OwnSession::prefix));
    }
  }

  // To signal the group -pid works only if the process leads it.
  private static void assertLeadsItsGroup(List<String> prefix)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of("sh", "-c", "echo $$; read line"));
    Process process = new ProcessBuilder(command).start();
    byte[] id = Long.toString(process.pid()).getBytes(StandardCharsets.UTF_8);
    assertThat(process.getInputStream().readNBytes(id.length)).isEqualTo(id);
    assertThat(Shell.run("kill", "-s", "KILL", "--", "-" + process.pid()).succeeded()).isTrue();
    assertThat(process.waitFor()).isEqualTo(128 + 9);
  }
}
