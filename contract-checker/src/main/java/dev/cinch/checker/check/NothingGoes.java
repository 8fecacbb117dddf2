package dev.cinch.checker.check;

import dev.cinch.checker.gate.Question;

/** What is said of a phase with which no column goes. */
final class NothingGoes {

  private NothingGoes() {}

  static String words(Question question) {
    return "No column of %s goes with %s"
        .formatted(question.site().table(), question.occasion().phase());
  }
}
