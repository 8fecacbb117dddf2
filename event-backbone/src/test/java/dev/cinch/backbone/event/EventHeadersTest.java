package dev.cinch.backbone.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class EventHeadersTest {

  private static final Instant TIME = Instant.parse("2026-11-20T10:15:30.123456Z");

  @Test
  void writeCloudEventsInBinaryModeAndTheTrace() {
    Envelope envelope = new Envelope("id-1", "cinch/test", "a.Type", TIME, "00-1-2-01");

    assertThat(texts(EventHeaders.of(envelope)))
        .containsExactly(
            "ce_specversion=1.0",
            "ce_id=id-1",
            "ce_source=cinch/test",
            "ce_type=a.Type",
            "ce_time=2026-11-20T10:15:30.123456Z",
            "content-type=application/avro",
            "traceparent=00-1-2-01");
  }

  @Test
  void leaveOutATraceThatIsNotThere() {
    Envelope envelope = new Envelope("id-1", "cinch/test", "a.Type", TIME, null);

    assertThat(texts(EventHeaders.of(envelope))).noneMatch(text -> text.startsWith("trace"));
  }

  private static List<String> texts(List<Header> headers) {
    return headers.stream()
        .map(header -> header.key() + "=" + new String(header.value(), UTF_8))
        .toList();
  }
}
