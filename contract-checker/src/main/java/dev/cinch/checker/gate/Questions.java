package dev.cinch.checker.gate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The questions that were asked; of each migration one at most is open. */
public interface Questions {

  /**
   * Notes the number of a phase change.
   *
   * @return false if the migration has passed it: it came late, or twice
   */
  boolean advance(String migration, long seq);

  /** The migration's open question. */
  Optional<OpenQuestion> findOpen(String migration);

  /** Opens a question, to be asked at once. */
  void open(Question question, Instant at);

  /** Closes a question: no verdict on it is given from now on. */
  void close(OpenQuestion open, Occasion supersededBy, Instant at);

  /** Open questions whose time has come, the most overdue first. */
  List<OpenQuestion> due(Instant now, int atMost);

  /**
   * Puts off a question while it is being answered, so that nobody else answers it too, and so that
   * it is asked again should whoever answers it die.
   *
   * @return the question to answer; empty if something has happened to it
   */
  Optional<OpenQuestion> claim(OpenQuestion open, Instant until);

  /**
   * Keeps an answer.
   *
   * @return false if the question was closed or has to be asked anew since it was claimed
   */
  boolean keep(OpenQuestion claimed, Answer answer);

  /** Lets the open questions of an environment be asked at once; answers on their way are void. */
  void askAnew(String environment, Instant at);

  /** The same of those that are about a subject. */
  void askAnewAbout(String subject, String environment, Instant at);
}
