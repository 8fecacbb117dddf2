package dev.cinch.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

class PlanMarkdownTest {

  @Test
  void isATableForAPullRequest() {
    assertThat(PlanMarkdown.lines(SamplePreview.preview(), "plan.yml"))
        .containsExactly(
            "### Migration `orders-note`",
            "",
            "| phase | step | lock | blocks | undo |",
            "|---|---|---|---|---|",
            "| **EXPAND** | Add column note\\_text \\| to public.orders | ACCESS EXCLUSIVE | every read and write | 1 statement |",
            "| **BACKFILL** | workers fill the rows, slice by slice | rows of a slice | their writers, briefly | not needed |",
            "| **INDEX** | skipped: the plan builds no index |  |  |  |",
            "| **RETIRE** | the gate: waits until no consumer would break |  |  |  |",
            "|  | Drop column note | ACCESS EXCLUSIVE | every read and write | **none** |",
            "",
            "- **Each pass:** about 20,000 rows on 187 pages, in 6 ranges",
            "- **Writes:** about 6.7 MB of WAL; table and indexes grow by about 299.2 kB",
            "- **Takes:** 2 min 5 s at least, at the plan's cap",
            "- **No way back:** from RETIRE on",
            "",
            "| | where | what |",
            "|---|---|---|",
            "| warning | `plan.yml:8` | json has no equality. Take jsonb. (`type.json`) |",
            "",
            "<details><summary>SQL</summary>",
            "",
            "```sql",
            "-- EXPAND: Add column note_text | to public.orders",
            "alter table public.orders add column note_text text;",
            "-- undo:",
            "alter table public.orders drop column note_text;",
            "",
            "-- RETIRE: Drop column note (each statement on its own)",
            "alter table public.orders drop column note;",
            "```",
            "",
            "</details>");
  }

  @Test
  void sqlCannotEndItsOwnBlock() {
    JsonNode preview = SamplePreview.preview();
    ((ArrayNode) preview.path("phases").get(0).path("steps").get(0).path("sql"))
        .add("comment on column a.b is '```'");

    assertThat(PlanMarkdown.lines(preview, "plan.yml")).contains("````sql", "````");
  }

  @Test
  void whatCannotStartSaysWhyAndNothingElse() {
    assertThat(PlanMarkdown.lines(SamplePreview.refused(), "plan.yml"))
        .containsExactly(
            "### Migration `orders-note`",
            "",
            "> **Can't start:** target \"shop\" has no table public.orders");
  }
}
