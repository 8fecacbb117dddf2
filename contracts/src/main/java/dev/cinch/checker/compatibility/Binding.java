package dev.cinch.checker.compatibility;

/** How a consumer finds a field of a record. */
public enum Binding {
  /** By its name, as Avro's decoder does. */
  BY_NAME,
  /** By its position, as code does that copies the columns of a record one after the other. */
  BY_POSITION
}
