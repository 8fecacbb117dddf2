package dev.cinch.target.change;

/** A text as it stands in SQL between quotes, for statements that take no parameters. */
final class Literal {

  private Literal() {}

  /** Safe under either value of standard_conforming_strings. */
  static String of(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("Cannot write a text that holds a zero byte into SQL");
    }
    String quoted = "'" + text.replace("'", "''") + "'";
    return text.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
  }
}
