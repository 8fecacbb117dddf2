package dev.cinch.checker.compatibility;

import java.util.Locale;

/** How a consumer finds a field of a record. */
public enum Binding {
  /** By its name, as Avro's decoder does. */
  BY_NAME,
  /** By its position, as code does that copies the columns of a record one after the other. */
  BY_POSITION;

  /** As contracts spell it, such as {@code by-name}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
