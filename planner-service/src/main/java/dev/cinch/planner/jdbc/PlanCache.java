package dev.cinch.planner.jdbc;

import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.PlanReader;
import java.util.LinkedHashMap;
import java.util.Map;

/** Plans that were read before, by digest, so that a stored one is not read at each look. */
final class PlanCache {

  private static final int AT_MOST = 500;

  private final PlanReader reader = new PlanReader();
  private final Map<String, Plan> plans =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Plan> eldest) {
          return size() > AT_MOST;
        }
      };

  synchronized Plan plan(String digest, String yaml, int language) {
    return plans.computeIfAbsent(digest, unread -> reader.readStored(yaml, language));
  }
}
