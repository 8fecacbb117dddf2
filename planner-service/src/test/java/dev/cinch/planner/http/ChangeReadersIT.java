package dev.cinch.planner.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.planner.support.Api;
import dev.cinch.planner.support.Api.Answer;
import dev.cinch.planner.support.Plans;
import dev.cinch.planner.support.RunningPlanner;
import dev.cinch.stack.access.Tokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A preview says who is to expect how many change events. */
class ChangeReadersIT {

  private static final RunningPlanner PLANNER = RunningPlanner.shared();

  private final Api otto = new Api(PLANNER.address(), Tokens.OPERATOR);
  private final String suffix = "_" + ProcessHandle.current().pid();

  @Test
  void namesTheLogicalSlotsThatCarryTheTable() {
    PLANNER.withTable("carried");
    PLANNER.withTable("uncarried");
    PLANNER.onItsTarget("create publication carried for table public.carried");
    try {
      PLANNER.onItsTarget(slot("by_publication", "pgoutput"));
      PLANNER.onItsTarget(slot("whole", "test_decoding"));

      assertThat(readers("carried")).containsExactly("by_publication" + suffix, "whole" + suffix);
      assertThat(readers("uncarried")).containsExactly("whole" + suffix);
      assertThat(preview("/api/previews/text", "carried").response().body())
          .contains(
              "Change events, estimated: ",
              " for each reader of slot by_publication%s, whole%s".formatted(suffix, suffix));
    } finally {
      PLANNER.onItsTarget(
          "select pg_drop_replication_slot(slot_name) from pg_replication_slots where database = current_database()");
    }
  }

  private String slot(String name, String plugin) {
    return "select pg_create_logical_replication_slot('%s', '%s')".formatted(name + suffix, plugin);
  }

  private List<String> readers(String table) {
    return preview("/api/previews", table)
        .json()
        .at("/forecast/changeReaders")
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }

  private Answer preview(String path, String table) {
    return otto.post(path, "application/yaml", BodyPublishers.ofString(Plans.plan(table)));
  }
}
