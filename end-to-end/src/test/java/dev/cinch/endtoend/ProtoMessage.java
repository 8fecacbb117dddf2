package dev.cinch.endtoend;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A message of Protocol Buffers by the numbers of its fields, for tests that need no more. */
final class ProtoMessage {

  private final Map<Integer, List<Object>> fields = new LinkedHashMap<>();

  ProtoMessage(byte[] encoded) {
    ByteBuffer rest = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
    while (rest.hasRemaining()) {
      long tag = varint(rest);
      fields
          .computeIfAbsent((int) (tag >>> 3), absent -> new ArrayList<>())
          .add(value(rest, (int) (tag & 7)));
    }
  }

  private static Object value(ByteBuffer rest, int wireType) {
    return switch (wireType) {
      case 0 -> varint(rest);
      case 1 -> rest.getLong();
      case 5 -> (long) rest.getInt();
      case 2 -> {
        byte[] bytes = new byte[(int) varint(rest)];
        rest.get(bytes);
        yield bytes;
      }
      default -> throw new IllegalStateException("no wire type " + wireType);
    };
  }

  private static long varint(ByteBuffer rest) {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = rest.get();
      number |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return number;
      }
    }
  }

  List<byte[]> bytes(int field) {
    return fields.getOrDefault(field, List.of()).stream().map(byte[].class::cast).toList();
  }

  List<ProtoMessage> messages(int field) {
    return bytes(field).stream().map(ProtoMessage::new).toList();
  }

  String text(int field) {
    return bytes(field).stream()
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .findFirst()
        .orElse("");
  }

  long number(int field) {
    return fields.getOrDefault(field, List.of()).stream()
        .mapToLong(Long.class::cast)
        .findFirst()
        .orElse(0);
  }
}
