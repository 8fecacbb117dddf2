package dev.cinch.checker.log;

/**
 * How a record names the schema that it was written with.
 *
 * @param form what the value is
 * @param value the number or the letters
 */
public record SchemaMark(Form form, String value) {

  /** What names a schema. */
  public enum Form {
    /** The registry's number: Confluent's framing, in front of the record or in a header. */
    ID,
    /** The registry's unique id, in a header or in front of the record. */
    GUID,
    /** Avro's own fingerprint (CRC-64-AVRO), in its single-object encoding. */
    FINGERPRINT
  }

  public static SchemaMark id(int id) {
    return new SchemaMark(Form.ID, Integer.toString(id));
  }

  /** As a text that {@link #parse} reads back. */
  public String text() {
    return form.name() + ":" + value;
  }

  public static SchemaMark parse(String text) {
    int colon = text.indexOf(':');
    return new SchemaMark(Form.valueOf(text.substring(0, colon)), text.substring(colon + 1));
  }

  @Override
  public String toString() {
    return switch (form) {
      case ID -> "schema id " + value;
      case GUID -> "schema " + value;
      case FINGERPRINT -> "the schema with fingerprint " + value;
    };
  }
}
