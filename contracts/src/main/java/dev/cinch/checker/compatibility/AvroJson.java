package dev.cinch.checker.compatibility;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes a datum in Avro's JSON encoding. The library's own encoder overflows its stack on schemas
 * that contain themselves without end, of which a datum may yet be worth showing.
 */
final class AvroJson {

  private static final int FIRST_PRINTABLE = 0x20;
  private static final int LAST_PRINTABLE = 0x7E;

  private final StringBuilder text = new StringBuilder();

  private AvroJson() {}

  static String of(@Nullable Object datum, Schema schema) {
    AvroJson json = new AvroJson();
    json.write(datum, schema);
    return json.text.toString();
  }

  private void write(@Nullable Object datum, Schema schema) {
    switch (schema.getType()) {
      case NULL -> text.append("null");
      case BOOLEAN, INT, LONG -> text.append(datum);
      case FLOAT, DOUBLE -> number(((Number) require(datum)).doubleValue());
      case STRING, ENUM -> quoted(require(datum).toString());
      case BYTES -> quoted(latin(((ByteBuffer) require(datum)).duplicate()));
      case FIXED -> quoted(latin(ByteBuffer.wrap(((GenericFixed) require(datum)).bytes())));
      case ARRAY -> array((List<?>) require(datum), schema.getElementType());
      case MAP -> map((Map<?, ?>) require(datum), schema.getValueType());
      case UNION -> branch(datum, schema);
      case RECORD -> record((IndexedRecord) require(datum), schema);
    }
  }

  private static Object require(@Nullable Object datum) {
    if (datum == null) {
      throw new IllegalArgumentException("There is null where the schema allows none");
    }
    return datum;
  }

  private void number(double value) {
    if (Double.isFinite(value)) {
      text.append(value);
    } else {
      quoted(Double.toString(value));
    }
  }

  private static String latin(ByteBuffer bytes) {
    return StandardCharsets.ISO_8859_1.decode(bytes).toString();
  }

  private void quoted(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char letter = value.charAt(i);
      if (letter == '"' || letter == '\\') {
        text.append('\\').append(letter);
      } else if (letter < FIRST_PRINTABLE || letter > LAST_PRINTABLE) {
        text.append("\\u%04x".formatted((int) letter));
      } else {
        text.append(letter);
      }
    }
    text.append('"');
  }

  private void array(List<?> values, Schema element) {
    text.append('[');
    for (int i = 0; i < values.size(); i++) {
      comma(i);
      write(values.get(i), element);
    }
    text.append(']');
  }

  private void map(Map<?, ?> values, Schema element) {
    text.append('{');
    Iterator<? extends Map.Entry<?, ?>> entries = values.entrySet().iterator();
    for (int i = 0; entries.hasNext(); i++) {
      Map.Entry<?, ?> entry = entries.next();
      comma(i);
      quoted(String.valueOf(entry.getKey()));
      text.append(':');
      write(entry.getValue(), element);
    }
    text.append('}');
  }

  private void branch(@Nullable Object datum, Schema union) {
    if (datum == null) {
      text.append("null");
      return;
    }
    Schema branch = union.getTypes().get(GenericData.get().resolveUnion(union, datum));
    text.append('{');
    quoted(branch.getFullName());
    text.append(':');
    write(datum, branch);
    text.append('}');
  }

  private void record(IndexedRecord record, Schema schema) {
    text.append('{');
    for (Field field : schema.getFields()) {
      comma(field.pos());
      quoted(field.name());
      text.append(':');
      write(record.get(field.pos()), field.schema());
    }
    text.append('}');
  }

  private void comma(int number) {
    if (number > 0) {
      text.append(',');
    }
  }
}
