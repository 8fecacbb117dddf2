package dev.cinch.worker.range;

import java.time.Duration;
import java.time.Instant;

/**
 * What a worker has to say of a range.
 *
 * @param range the range
 * @param worker name of the worker and its slot
 * @param kind what happened
 * @param progress how far the range has come
 * @param busy time at work
 * @param at when
 */
public record Report(
    AssignedRange range,
    String worker,
    ReportKind kind,
    Progress progress,
    Duration busy,
    Instant at) {

  static Report taken(AssignedRange range, String worker, Instant at) {
    return new Report(range, worker, ReportKind.TAKEN, Progress.begun(range), Duration.ZERO, at);
  }
}
