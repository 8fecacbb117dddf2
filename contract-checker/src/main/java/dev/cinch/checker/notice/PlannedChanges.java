package dev.cinch.checker.notice;

import dev.cinch.checker.gate.Change;
import java.util.List;

/** What each migration is going to do to events, from its start on. */
public interface PlannedChanges {

  /** Keeps a migration's changes in the place of those before. */
  void keep(String migration, String planDigest, List<Change> changes);

  /** The changes of this plan of a migration; empty where none were told. */
  List<Change> of(String migration, String planDigest);
}
