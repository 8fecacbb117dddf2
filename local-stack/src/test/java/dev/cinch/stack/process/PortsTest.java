package dev.cinch.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void givesPortsBelowThoseOfOutgoingConnections() {
    assertThat(IntStream.range(0, 50).map(each -> Ports.free()))
        .allMatch(port -> port >= 15_000 && port < 30_000);
  }

  @Test
  void seesThatAPortIsTakenAndFreeAgain() throws IOException {
    int port = Ports.free();
    try (ServerSocket taken = new ServerSocket()) {
      taken.bind(Ports.address(port));
      assertThat(Ports.isFree(port)).isFalse();
    }
    assertThat(Ports.isFree(port)).isTrue();
  }

  @Test
  void givesTheOneThatIsWantedUnlessItIsTaken() throws IOException {
    int port = Ports.free();
    assertThat(Ports.freeAt(port)).isEqualTo(port);
    try (ServerSocket taken = new ServerSocket()) {
      taken.bind(Ports.address(port));
      assertThat(Ports.freeAt(port)).isNotEqualTo(port);
    }
  }
}
