package dev.cinch.checker.column;

/**
 * A way in which a column and its field do not fit.
 *
 * @param kind which way
 * @param reason what is wrong
 * @param remedy what would put it right
 */
public record Mismatch(Kind kind, String reason, String remedy) {

  /** The ways. Their ids are stable: they appear in findings and reports. */
  public enum Kind {
    /** The column refuses null, the field allows it: consumers provide for what never comes. */
    NOT_NULL_BEHIND_OPTIONAL("column-not-null", Weight.DOUBTFUL),
    /** The column allows null, the field does not: the producer can't write such a row. */
    NULLABLE_BEHIND_REQUIRED("column-nullable", Weight.WRONG),
    /** No value of the column can be written into the field. */
    TYPE("column-type", Weight.WRONG),
    /** Some values of the column can't be written into the field, or lose something. */
    NARROWER("column-narrower", Weight.DOUBTFUL),
    /** Whether the types fit is not known. */
    TYPE_UNKNOWN("column-type-unknown", Weight.UNKNOWN),
    /** Column and field have different defaults. */
    DEFAULT("column-default", Weight.DOUBTFUL);

    private final String id;
    private final Weight weight;

    Kind(String id, Weight weight) {
      this.id = id;
      this.weight = weight;
    }

    public String id() {
      return id;
    }

    public Weight weight() {
      return weight;
    }
  }

  /** How bad it is. */
  public enum Weight {
    /** Rows will be met that can't be written. */
    WRONG,
    /** All may be well, but somebody should look. */
    DOUBTFUL,
    /** It could not be established. */
    UNKNOWN
  }
}
