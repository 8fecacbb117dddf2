package dev.cinch.checker.column;

import dev.cinch.checker.column.Mismatch.Kind;
import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.compatibility.FieldShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares a column with the field that carries its values: type, null, default. */
public final class ColumnAndField {

  private static final Pattern CONSTANT =
      Pattern.compile("^\\(*(?:'((?:[^']|'')*)'|(-?[0-9.]+)|(true|false))\\)*(?:::.*)?$");

  private final Column column;
  private final FieldShape field;
  private final String name;
  private final List<Mismatch> found = new ArrayList<>();

  private ColumnAndField(Column column, FieldShape field, String name) {
    this.column = column;
    this.field = field;
    this.name = name;
  }

  /** What does not fit; nothing where the schema has no such field. */
  public static List<Mismatch> compare(Column column, AvroSchema schema, String fieldPath) {
    Optional<FieldShape> shape = schema.field(fieldPath);
    if (shape.isEmpty()) {
      return List.of();
    }
    ColumnAndField both = new ColumnAndField(column, shape.get(), fieldPath);
    both.nullability();
    both.type();
    both.defaults();
    return both.found;
  }

  private void nullability() {
    if (column.notNull() && field.optional()) {
      add(
          Kind.NOT_NULL_BEHIND_OPTIONAL,
          "column %s is NOT NULL, but field %s may be null".formatted(column.name(), name),
          "make field %s required, or leave it so if records without it are still to be written"
              .formatted(name));
    } else if (!column.notNull() && !field.optional()) {
      add(
          Kind.NULLABLE_BEHIND_REQUIRED,
          "column %s may be null, but field %s may not: a row without a value can't be written as an event"
              .formatted(column.name(), name),
          "let the plan tighten %s to NOT NULL, or let field %s be null"
              .formatted(column.name(), name));
    }
  }

  private void type() {
    switch (TypeFit.of(column.type(), field)) {
      case FITS -> {}
      case NARROWER ->
          add(
              Kind.NARROWER,
              "column %s is %s, and field %s (%s) has no room for each of its values"
                  .formatted(column.name(), column.type(), name, field.words()),
              "widen field %s, or have a check on the column that keeps its values inside"
                  .formatted(name));
      case WRONG ->
          add(
              Kind.TYPE,
              "column %s is %s, but field %s is %s"
                  .formatted(column.name(), column.type(), name, field.words()),
              "give field %s a type that holds %s".formatted(name, column.type()));
      case UNKNOWN ->
          add(
              Kind.TYPE_UNKNOWN,
              "whether %s of column %s has room in field %s (%s) is not known"
                  .formatted(column.type(), column.name(), name, field.words()),
              "see that the producer can write each value");
    }
  }

  private void defaults() {
    Optional<String> columns = Optional.ofNullable(column.fallback()).flatMap(this::constant);
    Optional<String> fields =
        Optional.ofNullable(field.fallback()).filter(value -> !value.equals("null"));
    if (columns.isPresent() && fields.isPresent() && !same(columns.get(), fields.get())) {
      add(
          Kind.DEFAULT,
          "column %s is %s where nothing is said, field %s is %s"
              .formatted(column.name(), columns.get(), name, fields.get()),
          "give both the same default, or the field none");
    }
  }

  /** The value of a default that is a plain constant. */
  private Optional<String> constant(String expression) {
    Matcher matcher = CONSTANT.matcher(expression.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    if (matcher.group(1) != null) {
      int begin = expression.indexOf('\'');
      return Optional.of(
          expression.substring(begin + 1, expression.lastIndexOf('\'')).replace("''", "'"));
    }
    return Optional.of(matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
  }

  private static boolean same(String column, String field) {
    String bare = field.replaceAll("^\"|\"$", "");
    return column.equals(bare) || sameNumber(column, bare);
  }

  private static boolean sameNumber(String one, String other) {
    try {
      return new java.math.BigDecimal(one).compareTo(new java.math.BigDecimal(other)) == 0;
    } catch (NumberFormatException noNumbers) {
      return false;
    }
  }

  private void add(Kind kind, String reason, String remedy) {
    found.add(new Mismatch(kind, reason, remedy));
  }
}
