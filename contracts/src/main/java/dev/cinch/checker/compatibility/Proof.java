package dev.cinch.checker.compatibility;

/** How a difference was shown, by writing and reading for real. */
public sealed interface Proof {

  /** One sentence for a person. */
  String sentence();

  /**
   * The smallest datum that shows it: it was encoded with the writer, and the reader failed.
   *
   * @param datum in Avro's JSON encoding
   * @param bytes how long it is in the binary encoding
   * @param complaint what the decoder said
   */
  record Fails(String datum, int bytes, String complaint) implements Proof {

    @Override
    public String sentence() {
      return "%s can't be decoded: %s".formatted(datum, complaint);
    }
  }

  /**
   * A datum that arrives as something else.
   *
   * @param datum in Avro's JSON encoding
   * @param arrivesAs what the reader decoded, in Avro's JSON encoding
   */
  record Alters(String datum, String arrivesAs) implements Proof {

    @Override
    public String sentence() {
      return "%s arrives as %s".formatted(datum, arrivesAs);
    }
  }

  /**
   * There is no datum that could show it.
   *
   * @param why why there is none
   */
  record NoDatum(String why) implements Proof {

    @Override
    public String sentence() {
      return "no datum can show it: " + why;
    }
  }
}
