package dev.cinch.checker.compatibility;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.avro.Schema;

/** Promotions that Avro allows and that lose digits, each with a value that shows it. */
final class Promotions {

  private static final int NEITHER_FLOAT_HOLDS = 16_777_217;
  private static final long NOR_DOUBLE = 9_007_199_254_740_993L;
  private static final byte NO_UTF_8 = (byte) 0xFF;

  private Promotions() {}

  /** A value of the writer's type that the reader's can't hold; empty where it holds all. */
  static Optional<Object> lost(Schema.Type writer, Schema.Type reader) {
    return switch (writer) {
      case INT -> reader == Schema.Type.FLOAT ? Optional.of(NEITHER_FLOAT_HOLDS) : Optional.empty();
      case LONG ->
          reader == Schema.Type.FLOAT || reader == Schema.Type.DOUBLE
              ? Optional.of(NOR_DOUBLE)
              : Optional.empty();
      case BYTES ->
          reader == Schema.Type.STRING
              ? Optional.of(ByteBuffer.wrap(new byte[] {NO_UTF_8}))
              : Optional.empty();
      case FLOAT, DOUBLE, STRING, BOOLEAN, NULL, FIXED, ENUM, ARRAY, MAP, UNION, RECORD ->
          Optional.empty();
    };
  }
}
