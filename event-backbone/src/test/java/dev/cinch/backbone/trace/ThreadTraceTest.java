package dev.cinch.backbone.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class ThreadTraceTest {

  private static final String OUTER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private final ThreadTrace trace = new ThreadTrace();

  @Test
  void carriesATraceThroughTheThreadThatHandlesAnEvent() {
    trace.run(
        Optional.of(OUTER),
        () -> {
          trace.run(Optional.empty(), () -> assertThat(trace.current()).isEmpty());
          assertThat(trace.current()).contains(OUTER);
        });

    assertThat(trace.current()).isEmpty();
  }

  @Test
  void takesWhatIsNoTraceForNone() {
    trace.run(Optional.of("00-1-2-01"), () -> assertThat(trace.current()).isEmpty());
  }

  @Test
  void saysInTheContextOfEachLineWhichTraceItIsAbout() {
    trace.run(
        Optional.of(OUTER),
        () -> {
          assertThat(MDC.get("traceId")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
          assertThat(MDC.get("spanId")).isEqualTo("00f067aa0ba902b7");
          trace.run(Optional.empty(), () -> assertThat(MDC.get("traceId")).isNull());
          assertThat(MDC.get("traceId")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        });

    assertThat(MDC.get("traceId")).isNull();
    assertThat(MDC.get("spanId")).isNull();
  }
}
