package dev.cinch.checker.notice;

import dev.cinch.checker.gate.Phase;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The notices that were given. */
public interface Notices {

  /**
   * Keeps a notice.
   *
   * @return false if the same fact was told before
   */
  boolean keep(Notice notice);

  Optional<Notice> find(String id);

  /** Those that a filter lets through, the newest first. */
  List<Notice> matching(Filter filter);

  /** The consumers that verdicts on a phase have named, as the notices about them were sent. */
  List<Notice> named(String migration, String planDigest, Phase phase);

  /** Which notices are wanted; null: whichever. */
  record Filter(
      @Nullable String environment, @Nullable String consumer, @Nullable String migration) {}
}
