package dev.cinch.checker.gate;

import java.util.List;

/**
 * Looks at one thing that could break when a change takes effect.
 *
 * <p>It answers PASS only for what it has established. It may block and may throw: {@link
 * RunChecks} bounds it and takes both for UNKNOWN. It must respond to interruption.
 */
public interface Check {

  /** Its stable id, such as {@code schema.readers}. */
  String id();

  /** What it found of one change, at least one finding. */
  List<Finding> run(Question question, Change change) throws Exception;
}
