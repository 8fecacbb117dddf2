package dev.cinch.checker.compatibility;

/** The rule that a difference breaks. Its id is stable: it appears in findings and reports. */
public enum Rule {
  /** The reader requires a field that the writer does not have. */
  MISSING_FIELD("missing-field"),
  /** The reader expects a type that the writer's can't be turned into. */
  TYPE("type"),
  /** An enum or fixed has another name. */
  NAME("name"),
  /** A fixed has another size. */
  SIZE("size"),
  /** The writer may write an enum symbol that the reader does not have. */
  SYMBOL("symbol"),
  /** No branch of the reader's union takes what the writer writes. */
  BRANCH("branch"),
  /** Avro refuses the pair as a whole, whatever the data. */
  UNRESOLVABLE("unresolvable"),
  /** The reader's type can't hold every value of the writer's exactly. */
  LOSSY_PROMOTION("lossy-promotion"),
  /** A symbol that the reader does not have arrives as the default of the reader's enum. */
  SYMBOL_LOST("symbol-lost"),
  /** The writer does not write a field, and the reader takes its own default each time. */
  DEFAULT_TAKEN("default-taken"),
  /** A decimal has another scale: the same digits are another number. */
  DECIMAL_SCALE("decimal-scale"),
  /** The writer's decimals may have more digits than the reader's type says. */
  DECIMAL_PRECISION("decimal-precision"),
  /** The same number is another time, since the units differ. */
  TIME_UNIT("time-unit"),
  /** The one counts from a point in time, the other from midnight on a calendar without a zone. */
  TIME_ZONE("time-zone"),
  /** The reader takes any text for a UUID. */
  UUID("uuid"),
  /** The logical types differ otherwise, so that the same bytes mean something else. */
  LOGICAL_TYPE("logical-type"),
  /** A field seems to have got another name, and no alias says so. */
  RENAMED_WITHOUT_ALIAS("renamed-without-alias"),
  /** A branch of a union is found though its namespace differs, which not every decoder does. */
  NAMESPACE_IN_UNION("namespace-in-union"),
  /** A record is taken for a branch of another name, the first one whose fields fit. */
  BRANCH_BY_STRUCTURE("branch-by-structure"),
  /** Fields stand in another order, and the consumer takes them by position. */
  FIELD_ORDER("field-order"),
  /** A field's default is another one: what does not have the field means something else. */
  CHANGED_DEFAULT("changed-default"),
  /** An enum's default is another one: unknown symbols turn into something else. */
  CHANGED_ENUM_DEFAULT("changed-enum-default");

  private final String id;

  Rule(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  /** Whether the reader's own schema says that it is to be so, by a default. */
  boolean providedFor() {
    return this == SYMBOL_LOST || this == DEFAULT_TAKEN;
  }
}
