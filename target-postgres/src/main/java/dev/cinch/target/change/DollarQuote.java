package dev.cinch.target.change;

/** A body of PL/pgSQL between dollar quotes whose tag it does not hold. */
final class DollarQuote {

  private DollarQuote() {}

  static String of(String body) {
    String tag = "$cinch$";
    for (int i = 1; body.contains(tag); i++) {
      tag = "$cinch" + i + "$";
    }
    return tag + "\n" + body.strip() + "\n" + tag;
  }

  /** An anonymous block. */
  static String block(String body) {
    return "do " + of(body);
  }
}
