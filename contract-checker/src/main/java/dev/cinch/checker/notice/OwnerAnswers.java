package dev.cinch.checker.notice;

import dev.cinch.checker.notice.OwnerAnswer.Party;
import java.util.Optional;

/** What owners have answered. */
public interface OwnerAnswers {

  /**
   * Keeps an answer.
   *
   * @return false if it was kept before
   */
  boolean keep(OwnerAnswer answer);

  /** The newest answer for a consumer to a proposal of a migration. */
  Optional<OwnerAnswer> newest(Party party, String migration, String proposal);
}
