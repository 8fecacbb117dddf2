package dev.cinch.planner.lint;

import dev.cinch.planner.lint.Finding.Severity;

/**
 * What a rule has to say, before it is known where that stands in the file.
 *
 * @param path of the value in the plan file
 * @param reason what can go wrong, and why
 * @param remedy what to do
 */
record Advice(Severity severity, String path, String reason, String remedy) {

  Advice at(String otherPath) {
    return new Advice(severity, otherPath, reason, remedy);
  }

  static Advice warning(String path, String reason, String remedy) {
    return new Advice(Severity.WARNING, path, reason, remedy);
  }

  static Advice info(String path, String reason, String remedy) {
    return new Advice(Severity.INFO, path, reason, remedy);
  }

  static Advice error(String path, String reason, String remedy) {
    return new Advice(Severity.ERROR, path, reason, remedy);
  }
}
