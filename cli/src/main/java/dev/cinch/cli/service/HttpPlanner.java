package dev.cinch.cli.service;

import java.net.URI;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The planner's interface; what it answers is as its {@code /openapi.yaml} says. */
public final class HttpPlanner {

  private static final String MIGRATIONS = "/api/migrations";
  private static final String REHEARSALS = "/api/rehearsals";
  private static final int PAGE = 200;

  private final Caller planner;

  public HttpPlanner(Access access) {
    this.planner = new Caller("the planner", access);
  }

  public HttpPlanner(URI base) {
    this(Access.to(base));
  }

  /** Starts the migration of a plan, and gives its id; the same plan again changes nothing. */
  public String start(PlanFiles plan) {
    return planner.post(MIGRATIONS, plan, "start the migration").path("id").asString();
  }

  /**
   * The newest migrations.
   *
   * @param filter parameters of the planner's; those without a value are left out
   * @param most so many of them
   */
  public JsonNode migrations(Map<String, ? extends Collection<String>> filter, int most) {
    String filtered = Caller.query(filter);
    String parameters = filtered.isEmpty() ? "" : "&" + filtered;
    return Pages.joined(
        "migrations",
        most,
        next ->
            planner.get(
                MIGRATIONS + "?limit=" + Math.min(most, PAGE) + parameters + after(next),
                "list migrations"));
  }

  public JsonNode migration(String id) {
    return planner.get(of(id), "show migration " + id);
  }

  /** A part of what is known of a migration: history, steps, ranges or queries. */
  public JsonNode records(String id, String sort) {
    return planner.get(of(id) + "/" + sort, "show the %s of migration %s".formatted(sort, id));
  }

  /** All rows that can't be filled. */
  public JsonNode badRows(String id) {
    return Pages.joined(
        "badRows",
        Integer.MAX_VALUE,
        next ->
            planner.get(
                of(id) + "/bad-rows?limit=" + PAGE + after(next),
                "list the bad rows of migration " + id));
  }

  private static String after(@Nullable String next) {
    return next == null ? "" : "&after=" + Caller.part(next);
  }

  /** Commands a migration, and gives how it stands then. */
  public JsonNode command(String id, Order order) {
    return planner.post(
        of(id) + "/commands", order, "%s migration %s".formatted(order.kind().verb(), id));
  }

  /**
   * Tries a plan out on a copy, and gives the id of the migration that does it; where one of the
   * same plan is under way there, of that.
   *
   * @param target that is marked for it; null for the plan's own
   */
  public String rehearse(PlanFiles plan, @Nullable String target) {
    String query = target == null ? "" : "?target=" + Caller.part(target);
    return planner.post(REHEARSALS + query, plan, "rehearse the plan").path("migration").asString();
  }

  /** What a rehearsal has shown. */
  public JsonNode rehearsal(String id) {
    return planner.get(REHEARSALS + "/" + Caller.part(id), "report on rehearsal " + id);
  }

  /** Lets one finding of a migration's gate no longer block it, and gives how it stands then. */
  public JsonNode override(String id, Map<String, ? extends @Nullable Object> order) {
    return planner.post(of(id) + "/commands", order, "override a finding of migration " + id);
  }

  /**
   * A plan's steps as migrations of Flyway, in their order.
   *
   * @param version what the files' versions begin with
   */
  public JsonNode export(PlanFiles plan, String version) {
    return planner.post("/api/exports?version=" + Caller.part(version), plan, "export the plan");
  }

  /** What a plan would do. */
  public JsonNode preview(PlanFiles plan) {
    return planner.post("/api/previews", plan, "preview the plan");
  }

  /**
   * What deserves a look in a plan, as SARIF.
   *
   * @param file the plan's path in its repository
   */
  public String sarif(PlanFiles plan, String file) {
    return planner.postForText(
        "/api/previews/sarif?file=" + Caller.part(file), plan, "look at the plan");
  }

  /** What happens to a migration, from its beginning and on. */
  public EventStream events(String id) {
    return new EventStream(planner, of(id) + "/events", "follow migration " + id);
  }

  private static String of(String id) {
    return MIGRATIONS + "/" + Caller.part(id);
  }
}
