package dev.cinch.checker.column;

import dev.cinch.checker.compatibility.FieldShape;
import java.util.Optional;

/** Whether the values of a column's type have room in a field's. */
final class TypeFit {

  private static final int DIGITS_OF_INT = 9;
  private static final int DIGITS_OF_LONG = 18;
  private static final int UUID_BYTES = 16;
  private static final int MICROSECONDS = 6;
  private static final int MILLISECONDS = 3;

  /** What came of it. */
  enum Fit {
    FITS,
    NARROWER,
    WRONG,
    UNKNOWN
  }

  private TypeFit() {}

  static Fit of(String columnType, FieldShape field) {
    return of(SqlType.of(columnType), field);
  }

  private static Fit of(SqlType type, FieldShape field) {
    if (field.kind().equals("union")) {
      return Fit.UNKNOWN;
    }
    if (type.array()) {
      return field.element() == null ? Fit.WRONG : of(type.element(), field.element());
    }
    // A text can say everything; whether a consumer reads it back the same way is its own affair.
    if (field.kind().equals("string") && field.logical() == null) {
      return type.name().equals("bytea") ? Fit.WRONG : Fit.FITS;
    }
    return switch (type.name()) {
      case "int2", "int4" -> whole(field, false);
      case "int8" -> whole(field, true);
      case "numeric" -> numeric(type, field);
      case "float4" -> plain(field, "float", "double");
      case "float8" -> field.kind().equals("float") ? Fit.NARROWER : plain(field, "double");
      case "bool" -> plain(field, "boolean");
      case "text" -> text(field);
      case "uuid" -> uuid(field);
      case "bytea" -> bytes(field);
      case "date" -> logical(field, "date");
      case "time" -> times(type, field, "time-");
      case "timestamp" -> times(type, field, "local-timestamp-");
      case "timestamptz" -> times(type, field, "timestamp-");
      default -> Fit.UNKNOWN;
    };
  }

  private static Fit plain(FieldShape field, String... kinds) {
    for (String kind : kinds) {
      if (field.kind().equals(kind) && field.logical() == null) {
        return Fit.FITS;
      }
    }
    return Fit.WRONG;
  }

  private static Fit whole(FieldShape field, boolean big) {
    if (field.logical() != null) {
      return field.logical().equals("decimal")
          ? decimal(big ? DIGITS_OF_LONG + 1 : DIGITS_OF_INT + 1, 0, field)
          : Fit.WRONG;
    }
    return switch (field.kind()) {
      case "long" -> Fit.FITS;
      case "int" -> big ? Fit.NARROWER : Fit.FITS;
      case "double" -> big ? Fit.NARROWER : Fit.FITS;
      case "float" -> Fit.NARROWER;
      default -> Fit.WRONG;
    };
  }

  private static Fit numeric(SqlType type, FieldShape field) {
    int precision = type.modifier(0, Integer.MAX_VALUE);
    int scale = type.modifier(1, type.modifiers().isEmpty() ? Integer.MAX_VALUE : 0);
    if ("decimal".equals(field.logical())) {
      return decimal(precision, scale, field);
    }
    if (field.logical() != null) {
      return "big-decimal".equals(field.logical()) ? Fit.FITS : Fit.WRONG;
    }
    return switch (field.kind()) {
      case "float", "double" -> Fit.NARROWER;
      case "long" -> scale == 0 && precision <= DIGITS_OF_LONG ? Fit.FITS : Fit.NARROWER;
      case "int" -> scale == 0 && precision <= DIGITS_OF_INT ? Fit.FITS : Fit.NARROWER;
      default -> Fit.WRONG;
    };
  }

  /** Room before the point and behind it. */
  private static Fit decimal(int precision, int scale, FieldShape field) {
    boolean behind = scale <= field.scale();
    boolean before = precision - scale <= field.precision() - field.scale();
    return behind && before && precision != Integer.MAX_VALUE ? Fit.FITS : Fit.NARROWER;
  }

  private static Fit text(FieldShape field) {
    return switch (field.kind()) {
      case "string", "enum" -> Fit.NARROWER;
      default -> Fit.WRONG;
    };
  }

  private static Fit uuid(FieldShape field) {
    boolean text = field.kind().equals("string") && "uuid".equals(field.logical());
    boolean raw = field.kind().equals("fixed") && field.size() == UUID_BYTES;
    return text || raw ? Fit.FITS : Fit.WRONG;
  }

  private static Fit bytes(FieldShape field) {
    if (field.logical() != null) {
      return Fit.WRONG;
    }
    return field.kind().equals("fixed") ? Fit.NARROWER : plain(field, "bytes");
  }

  private static Fit logical(FieldShape field, String name) {
    return name.equals(field.logical()) ? Fit.FITS : Fit.WRONG;
  }

  private static Fit times(SqlType type, FieldShape field, String prefix) {
    return Optional.ofNullable(field.logical())
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .map(unit -> type.modifier(0, MICROSECONDS) <= digits(unit) ? Fit.FITS : Fit.NARROWER)
        .orElse(Fit.WRONG);
  }

  private static int digits(String unit) {
    return unit.equals("millis") ? MILLISECONDS : MICROSECONDS;
  }
}
