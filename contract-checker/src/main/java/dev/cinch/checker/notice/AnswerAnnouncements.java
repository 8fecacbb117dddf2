package dev.cinch.checker.notice;

/** The public record of answers. */
@FunctionalInterface
public interface AnswerAnnouncements {

  /** Announces an answer that was given to us, with the transaction that keeps it. */
  void announce(OwnerAnswer answer);
}
