package dev.cinch.backbone.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class WireFormatTest {

  @Test
  void putsAZeroByteAndTheIdHighestByteFirstInFrontOfTheRecord() {
    assertThat(WireFormat.frame(0x01020304, new byte[] {9, 8}))
        .containsExactly(0, 1, 2, 3, 4, 9, 8);
  }

  @Test
  void readsTheIdBack() {
    assertThat(WireFormat.schemaId(WireFormat.frame(Integer.MAX_VALUE, new byte[0])))
        .isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void refusesAValueThatIsTooShort() {
    assertThatExceptionOfType(UndecodableRecordException.class)
        .isThrownBy(() -> WireFormat.schemaId(new byte[] {0, 0, 0, 1}))
        .withMessage(
            "Cannot decode a value of 4 bytes: Confluent's framing alone takes 5; its producer does not use it");
  }

  @Test
  void refusesAValueThatStartsWithAnotherByte() {
    assertThatExceptionOfType(UndecodableRecordException.class)
        .isThrownBy(() -> WireFormat.schemaId("{\"json\": 1}".getBytes(UTF_8)))
        .withMessage(
            "Cannot decode a value that starts with byte 0x7b: Confluent's framing starts with 0x00; its producer does not use it");
  }
}
