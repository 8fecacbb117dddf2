package dev.cinch.checker.compatibility;

import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** Names types as the author of a schema would. */
final class Words {

  private Words() {}

  static String of(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> "record " + schema.getFullName();
      case ENUM -> "enum " + schema.getFullName();
      case FIXED -> "fixed " + schema.getFullName() + " of " + schema.getFixedSize() + " bytes";
      case ARRAY -> "array of " + of(schema.getElementType());
      case MAP -> "map of " + of(schema.getValueType());
      case UNION -> "union of " + branches(schema);
      case STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> primitive(schema);
    };
  }

  static String branches(Schema union) {
    return union.getTypes().isEmpty()
        ? "nothing"
        : union.getTypes().stream().map(Words::of).collect(Collectors.joining(", "));
  }

  private static String primitive(Schema schema) {
    String name = schema.getType().getName();
    return schema.getLogicalType() == null ? name : name + " (" + logical(schema) + ")";
  }

  static String logical(Schema schema) {
    if (schema.getLogicalType() instanceof org.apache.avro.LogicalTypes.Decimal decimal) {
      return "decimal " + decimal.getPrecision() + "," + decimal.getScale();
    }
    return schema.getLogicalType() == null ? "no logical type" : schema.getLogicalType().getName();
  }
}
