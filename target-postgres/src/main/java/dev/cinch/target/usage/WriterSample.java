package dev.cinch.target.usage;

import java.util.List;

/**
 * What one look at the server's sessions showed.
 *
 * @param writers who write without naming the new column
 * @param hidden sessions whose statements our role may not see
 */
public record WriterSample(List<SeenWriter> writers, long hidden) {

  public WriterSample {
    writers = List.copyOf(writers);
  }
}
