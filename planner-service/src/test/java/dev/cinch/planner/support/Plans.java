package dev.cinch.planner.support;

/** Plans that the API is given. */
public final class Plans {

  private Plans() {}

  /** A plan for a table of the same name as its id, with underscores. */
  public static String plan(String id) {
    return plan(id, "team-orders");
  }

  public static String plan(String id, String owner) {
    return """
    id: %s
    owner: %s
    purpose: References hold letters
    target: shop
    table: %s
    column:
      name: reference_text
      type: text
    replaces: reference
    sync:
      mode: trigger
      forward: reference::text
      backward: reference_text::integer
    switch:
      by: manual
    retire:
      replaced: drop
      soak: 36h
    """
        .formatted(id, owner, table(id));
  }

  public static String table(String id) {
    return id.replace('-', '_');
  }
}
