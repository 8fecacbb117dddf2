package dev.cinch.checker.jdbc;

import dev.cinch.checker.gate.Ask;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.Conditions;
import dev.cinch.checker.gate.Decision;
import dev.cinch.checker.gate.GrantedOverride;
import dev.cinch.checker.gate.Occasion;
import dev.cinch.checker.gate.OpenQuestion;
import dev.cinch.checker.gate.Phase;
import dev.cinch.checker.gate.Question;
import dev.cinch.checker.gate.Site;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Questions and decisions as rows. */
final class QuestionRow {

  /** What has become a list since is stored as one word in older questions. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY).build();

  String json(Object value) {
    return JSON.writeValueAsString(value);
  }

  OpenQuestion open(ResultSet row, int number) throws SQLException {
    return new OpenQuestion(
        row.getLong("id"),
        row.getLong("revision"),
        new Question(
            occasion(row),
            new Ask(
                row.getString("environment"),
                List.of(JSON.readValue(row.getString("changes"), Change[].class)),
                JSON.readValue(row.getString("site"), Site.class),
                JSON.readValue(row.getString("conditions"), Conditions.class),
                List.of(JSON.readValue(row.getString("overrides"), GrantedOverride[].class)))),
        decision(row.getString("latest")),
        decision(row.getString("published")));
  }

  private static Occasion occasion(ResultSet row) throws SQLException {
    return new Occasion(
        row.getString("migration"),
        row.getLong("seq"),
        row.getInt("attempt"),
        row.getString("plan_digest"),
        Phase.valueOf(row.getString("phase")));
  }

  private static @Nullable Decision decision(@Nullable String json) {
    return json == null ? null : JSON.readValue(json, Decision.class);
  }
}
