package dev.cinch.target.fill;

import dev.cinch.target.range.PageRange;
import java.sql.Connection;

/** Recomputes a range of pages, counts what differs and repairs it; the connection must be in auto-commit mode and used by nobody else. */
public final class VerifyRange {

  private final FillSettings settings;

  public VerifyRange(FillSettings settings) {
    this.settings = settings;
  }

  /**
   * Works until the range is done, stale, or the pace stops it.
   *
   * @throws FillException where trying again changes nothing
   */
  public RangeOutcome run(Connection connection, FillRule rule, PageRange range, Pace pace) {
    throw new UnsupportedOperationException(settings.toString());
  }
}
