package dev.cinch.checker.gate;

import java.util.List;

/** What was found last on each question that is open. */
public interface OpenFindings {

  List<OfQuestion> all();

  /** What was found on one question. */
  record OfQuestion(String migration, Phase phase, List<Finding> findings) {

    public OfQuestion {
      findings = List.copyOf(findings);
    }
  }
}
