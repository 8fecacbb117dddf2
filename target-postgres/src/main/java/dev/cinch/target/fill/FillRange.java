package dev.cinch.target.fill;

import dev.cinch.target.range.PageRange;
import java.sql.Connection;

/** Fills a range of pages; the connection must be in auto-commit mode and used by nobody else. */
public final class FillRange {

  private final FillSettings settings;

  public FillRange(FillSettings settings) {
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
