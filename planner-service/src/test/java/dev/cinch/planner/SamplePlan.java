package dev.cinch.planner;

import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.PlanReader;

/** Plans for tests. */
public final class SamplePlan {

  public static final String YAML =
      """
      id: orders-reference-text
      owner: team-orders
      purpose: References hold letters
      target: shop
      table: public.orders
      column:
        name: reference_text
        type: text
        comment: The reference
      replaces: reference
      sync:
        mode: trigger
        forward: reference::text
        backward: reference_text::integer
      backfill:
        rows-per-second: 5000
      indexes:
        - name: orders_reference_text
          columns: [reference_text, customer]
      tighten:
        not-null: true
      events:
        - topic: shop.orders
          subject: shop.orders-value
          field: reference_text
          change: require-field
          schema: '{"type": "string"}'
        - topic: shop.orders
          subject: shop.orders-value
          field: reference
          change: remove-field
      switch:
        by: automatic
      retire:
        replaced: drop
        soak: 36h
      """;

  private SamplePlan() {}

  public static Plan read() {
    return new PlanReader().read(YAML);
  }

  public static Plan withId(String id) {
    return new PlanReader().read(YAML.replace("id: orders-reference-text", "id: " + id));
  }
}
