package dev.cinch.target.usage;

import java.util.List;

/**
 * What logical replication carries of a column.
 *
 * @param publications publications that carry the column
 * @param slots logical slots of the database
 */
public record Carriage(List<Publication> publications, List<Slot> slots) {

  public Carriage {
    publications = List.copyOf(publications);
    slots = List.copyOf(slots);
  }

  /**
   * A publication that carries the column.
   *
   * @param named whether its list of columns names it, so that the column can't be dropped
   */
  public record Publication(String name, boolean named) {}

  /**
   * A logical replication slot.
   *
   * @param plugin what decodes the log for it
   * @param active whether somebody reads it at this moment
   */
  public record Slot(String name, String plugin, boolean active) {

    private static final String BY_PUBLICATION = "pgoutput";

    /** Whether it carries what publications say, and no more. */
    public boolean followsPublications() {
      return plugin.equals(BY_PUBLICATION);
    }
  }
}
