package dev.cinch.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class KnownProcessTest {

  private final KnownProcess self = KnownProcess.of(ProcessHandle.current());

  @Test
  void livesWhileItsProcessDoes() {
    assertThat(self.lives()).isTrue();
  }

  @Test
  void isTheSameAfterItWasWrittenDown() {
    assertThat(KnownProcess.parse(self + "\n")).isEqualTo(self);
  }

  @Test
  void doesNotLiveOnInALaterProcessWithItsId() {
    assertThat(new KnownProcess(self.pid(), self.started() + 1).lives()).isFalse();
  }

  @Test
  void whatWasWrittenHalfDoesNotLive() {
    assertThat(KnownProcess.parse("").lives()).isFalse();
    assertThat(KnownProcess.parse(self.pid() + "-").lives()).isFalse();
  }

  @Test
  void endsWithItsProcess() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("sh", "-c", "read line").start();
    KnownProcess known = KnownProcess.of(process.toHandle());
    assertThat(known.lives()).isTrue();
    process.getOutputStream().close();
    process.waitFor();
    assertThat(known.lives()).isFalse();
  }
}
