package dev.cinch.worker.range;

/** Where reports go. */
public interface Reports {

  /**
   * Returns once the report is kept safe where the planner will find it.
   *
   * @throws ReportNotSent where that could not be made sure of; the range must then not be
   *     acknowledged, so that it comes again
   */
  void send(Report report);
}
