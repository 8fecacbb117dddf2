package dev.cinch.checker.matrix;

import dev.cinch.checker.contract.ContractKey;

/**
 * Where a cell stands in the order of all of them.
 *
 * @param migration empty where nothing is asked
 */
public record Place(String environment, String subject, String consumer, String migration) {

  /** Before all others. */
  public static final Place START = new Place("", "", "", "");

  private static final int PARTS = 4;

  /** Where a cell stands. */
  static Place of(Cell cell) {
    ContractKey key = cell.key();
    return new Place(
        key.environment(),
        key.subject(),
        key.consumer(),
        cell.affair() == null ? "" : cell.affair().migration());
  }

  /** As a text that {@link #parse} reads back; none of its parts has a slash. */
  public String text() {
    return String.join("/", environment, subject, consumer, migration);
  }

  /**
   * The place that a text names.
   *
   * @throws IllegalArgumentException if it names none
   */
  public static Place parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException(
          "Cannot go on after '%s': take what the page before gave as 'next'".formatted(text));
    }
    return new Place(parts[0], parts[1], parts[2], parts[3]);
  }
}
