package dev.cinch.cli.plan;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A preview as a planner answers it. */
final class SamplePreview {

  private SamplePreview() {}

  static JsonNode preview() {
    return read(
        """
        {"migration": "orders-note",
         "objections": [],
         "phases": [
           {"phase": "EXPAND", "gated": false, "skippedBecause": null, "steps": [
             {"id": "expand.add-column", "purpose": "Add column note_text | to public.orders",
              "lock": {"table": "public.orders", "mode": "ACCESS_EXCLUSIVE", "blocks": "every read and write"},
              "transactional": true,
              "sql": ["alter table public.orders add column note_text text"],
              "undo": {"kind": "BY_STATEMENTS", "sql": ["alter table public.orders drop column note_text"]}}]},
           {"phase": "BACKFILL", "gated": false, "skippedBecause": null, "steps": []},
           {"phase": "INDEX", "gated": false, "skippedBecause": "The plan builds no index", "steps": []},
           {"phase": "RETIRE", "gated": true, "skippedBecause": null, "steps": [
             {"id": "retire.drop", "purpose": "Drop column note",
              "lock": {"table": "public.orders", "mode": "ACCESS_EXCLUSIVE", "blocks": "every read and write"},
              "transactional": false,
              "sql": ["alter table public.orders drop column note"],
              "undo": {"kind": "IMPOSSIBLE", "sql": []}}]}],
         "pointOfNoReturn": "RETIRE",
         "forecast": {"rows": 20000, "pages": 187, "ranges": 6, "walBytes": 7063808, "diskBytes": 306380, "atCap": "PT2M5S"},
         "findings": [
           {"rule": "type.json", "severity": "WARNING", "path": "column.type",
            "place": {"line": 8, "column": 9}, "reason": "json has no equality", "remedy": "Take jsonb"}]}
        """);
  }

  static JsonNode refused() {
    return read(
        """
        {"migration": "orders-note", "objections": ["target \\"shop\\" has no table public.orders"],
         "phases": [], "pointOfNoReturn": null,
         "forecast": {"rows": 0, "pages": 0, "ranges": 0, "walBytes": 0, "diskBytes": 0, "atCap": null},
         "findings": []}
        """);
  }

  private static JsonNode read(String json) {
    return JsonMapper.builder().build().readTree(json);
  }
}
