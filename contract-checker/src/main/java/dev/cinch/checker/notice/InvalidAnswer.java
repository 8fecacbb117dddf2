package dev.cinch.checker.notice;

/** What came in is no answer. Sending it again does not help; it has to be corrected. */
public final class InvalidAnswer extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public InvalidAnswer(String notice, String why) {
    super("Cannot take an answer to notice %s: %s".formatted(notice, why));
  }
}
