package dev.cinch.checker.compatibility;

/** The rule that a difference breaks. Its id is stable: it appears in findings. */
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
  /** The logical types differ, so that the same bytes mean something else. */
  LOGICAL_TYPE("logical-type"),
  /** The reader's type can't hold every value of the writer's exactly. */
  LOSSY_PROMOTION("lossy-promotion");

  private final String id;

  Rule(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }
}
