package dev.cinch.checker.kafka;

import dev.cinch.checker.log.SchemaMark;
import dev.cinch.checker.log.SchemaMark.Form;
import dev.cinch.checker.log.TopicPart.Part;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Finds the schema that a record names: in a header, or else in front of the record itself, by
 * Confluent's framing or by Avro's single-object encoding. A header that names one in a way that is
 * not known leaves it unnamed, since the bytes behind it are no framing then.
 */
final class Framing {

  private static final byte BY_ID = 0;
  private static final byte BY_GUID = 1;
  private static final int ID_LENGTH = 5;
  private static final int GUID_LENGTH = 17;
  private static final int SINGLE_OBJECT_LENGTH = 10;
  private static final String APICURIO = "apicurio.";

  private final Map<Integer, SchemaMark> ids = new HashMap<>();
  private final String confluentHeader;
  private final String apicurioContentId;

  Framing(Part part) {
    String name = part == Part.KEY ? "key" : "value";
    this.confluentHeader = "__" + name + "_schema_id";
    this.apicurioContentId = APICURIO + name + ".contentId";
  }

  /** Null where the record names no schema in a way that is known. */
  @Nullable SchemaMark markOf(byte[] bytes, Headers headers) {
    Header confluent = headers.lastHeader(confluentHeader);
    if (confluent != null) {
      return prefixed(confluent.value(), true);
    }
    for (Header header : headers) {
      if (header.key().startsWith(APICURIO)) {
        return byContentId(headers.lastHeader(apicurioContentId));
      }
    }
    return isSingleObject(bytes) ? fingerprint(bytes) : prefixed(bytes, false);
  }

  private @Nullable SchemaMark prefixed(byte[] bytes, boolean alone) {
    if (bytes.length == 0) {
      return null;
    }
    if (bytes[0] == BY_ID && fits(bytes, ID_LENGTH, alone)) {
      return ids.computeIfAbsent(ByteBuffer.wrap(bytes, 1, 4).getInt(), SchemaMark::id);
    }
    return bytes[0] == BY_GUID && fits(bytes, GUID_LENGTH, alone) ? guid(bytes) : null;
  }

  private static boolean fits(byte[] bytes, int length, boolean alone) {
    return alone ? bytes.length == length : bytes.length >= length;
  }

  private static SchemaMark guid(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, GUID_LENGTH - 1);
    return new SchemaMark(Form.GUID, new UUID(buffer.getLong(), buffer.getLong()).toString());
  }

  private @Nullable SchemaMark byContentId(@Nullable Header header) {
    if (header == null || header.value().length != Long.BYTES) {
      return null;
    }
    long id = ByteBuffer.wrap(header.value()).getLong();
    return id > 0 && id <= Integer.MAX_VALUE ? ids.computeIfAbsent((int) id, SchemaMark::id) : null;
  }

  private static boolean isSingleObject(byte[] bytes) {
    return bytes.length >= SINGLE_OBJECT_LENGTH
        && bytes[0] == (byte) 0xC3
        && bytes[1] == (byte) 0x01;
  }

  private static SchemaMark fingerprint(byte[] bytes) {
    long fingerprint =
        ByteBuffer.wrap(bytes, 2, Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return new SchemaMark(Form.FINGERPRINT, Long.toHexString(fingerprint));
  }
}
