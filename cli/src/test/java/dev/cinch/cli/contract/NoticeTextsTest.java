package dev.cinch.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.cli.terminal.Recorded;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NoticeTextsTest {

  private final Recorded output = Recorded.plain();

  @Test
  void aListHasANoticeALine() {
    new NoticeTexts(output.terminal())
        .list(
            read(
                """
                [{"id": "n-1", "consumer": "billing", "owner": "team-billing", "migration": "m",
                  "phase": "TIGHTEN", "occasion": "REQUEST", "at": "2026-11-21T10:00:00Z"}]
                """));

    assertThat(output.lines())
        .containsExactly(
            "NOTICE  CONSUMER  OWNER         MIGRATION  BEFORE   OCCASION  AT",
            "n-1     billing   team-billing  m          TIGHTEN  REQUEST   2026-11-21T10:00:00Z");
  }

  @Test
  void oneIsShownWhole() {
    new NoticeTexts(output.terminal())
        .one(
            read(
                """
                {"message": "Field reference goes", "diff": ["- reference", "+ reference_text"],
                 "toDo": "Read reference_text"}
                """));

    assertThat(output.lines())
        .containsExactly(
            "Field reference goes",
            "",
            "  - reference",
            "  + reference_text",
            "",
            "Read reference_text");
  }

  private static JsonNode read(String json) {
    return JsonMapper.builder().build().readTree(json);
  }
}
