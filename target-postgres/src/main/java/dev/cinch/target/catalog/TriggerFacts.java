package dev.cinch.target.catalog;

import dev.cinch.target.name.Identifier;

/**
 * One trigger that somebody made; those that PostgreSQL makes for constraints are left out.
 *
 * @param name its name, which also decides its turn among triggers of the same event
 * @param firing when it fires at all
 * @param definition the statement that makes it
 * @param function the function that it calls, with its schema
 */
public record TriggerFacts(Identifier name, Firing firing, String definition, String function) {

  /** When a trigger fires, by the session's replication role. */
  public enum Firing {
    /** In ordinary sessions; not while a logical replica applies changes. */
    ORIGIN('O'),
    /** Never: it is disabled. */
    DISABLED('D'),
    /** Only while a logical replica applies changes. */
    REPLICA('R'),
    /** In every session. */
    ALWAYS('A');

    private final char code;

    Firing(char code) {
      this.code = code;
    }

    static Firing of(String tgenabled) {
      for (Firing firing : values()) {
        if (tgenabled.charAt(0) == firing.code) {
          return firing;
        }
      }
      throw new IllegalArgumentException(
          "Cannot read trigger state \"%s\": this version of PostgreSQL is not known"
              .formatted(tgenabled));
    }
  }
}
