package dev.cinch.cli.follow;

import dev.cinch.cli.news.News.Pace;
import dev.cinch.cli.service.HttpPlanner;
import java.time.Clock;
import java.util.Optional;

/** Asks who is at work on a migration's newest pass, and what holds them back. */
public record ReadPace(HttpPlanner planner, Clock clock) {

  /** Empty before the first pass. */
  public Optional<Pace> of(String migration) {
    return PlannerNews.ofPasses(planner.records(migration, "ranges"), clock.instant());
  }
}
