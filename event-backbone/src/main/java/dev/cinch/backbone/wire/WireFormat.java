package dev.cinch.backbone.wire;

import java.nio.ByteBuffer;

/** Confluent's framing: a zero byte, the schema's id in four bytes, highest first, the record. */
public final class WireFormat {

  /** How many bytes come before the record. */
  public static final int HEADER_LENGTH = 5;

  private static final byte MAGIC = 0;

  private WireFormat() {}

  /** Puts an id in front of an Avro-encoded record. */
  public static byte[] frame(int schemaId, byte[] avro) {
    return ByteBuffer.allocate(HEADER_LENGTH + avro.length)
        .put(MAGIC)
        .putInt(schemaId)
        .put(avro)
        .array();
  }

  /** The id in front of a framed record; throws {@link UndecodableRecordException}. */
  public static int schemaId(byte[] framed) {
    if (framed.length < HEADER_LENGTH) {
      throw new UndecodableRecordException(
          "Cannot decode a value of %d bytes: Confluent's framing alone takes %d; its producer does not use it"
              .formatted(framed.length, HEADER_LENGTH),
          null);
    }
    if (framed[0] != MAGIC) {
      throw new UndecodableRecordException(
          "Cannot decode a value that starts with byte 0x%02x: Confluent's framing starts with 0x00; its producer does not use it"
              .formatted(framed[0]),
          null);
    }
    return ByteBuffer.wrap(framed, 1, Integer.BYTES).getInt();
  }
}
