package dev.cinch.checker.jdbc;

import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.Phase;
import dev.cinch.checker.notice.Notice;
import dev.cinch.checker.notice.Notice.Addressee;
import dev.cinch.checker.notice.Notice.Affair;
import dev.cinch.checker.notice.Notice.Wording;
import dev.cinch.checker.notice.NoticeOccasion;
import dev.cinch.checker.notice.Notices;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcNotices implements Notices {

  private static final String KEEP =
      """
      insert into notice (
        id, environment, consumer, owner, notify, migration, attempt, plan_digest, phase, occasion,
        change, proposal, wording, at
      ) values (
        :id, :environment, :consumer, :owner, :notify, :migration, :attempt, :planDigest, :phase,
        :occasion, cast(:change as jsonb), :proposal, cast(:wording as jsonb), :at
      )
      on conflict (id) do nothing
      """;

  private static final String SELECT =
      """
      select id, environment, consumer, owner, notify, migration, attempt, plan_digest, phase,
             occasion, change, proposal, wording, at
      from notice
      """;

  private static final String MATCHING =
      SELECT
          + """
          where (cast(:environment as text) is null or environment = :environment)
            and (cast(:consumer as text) is null or consumer = :consumer)
            and (cast(:migration as text) is null or migration = :migration)
          order by at desc, id
          limit 1000
          """;

  private static final String NAMED =
      SELECT
          + """
          where migration = :migration and plan_digest = :planDigest and phase = :phase
            and occasion in ('NAMED', 'CHANGED')
          order by at desc, id
          """;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;

  JdbcNotices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean keep(Notice notice) {
    return jdbc.sql(KEEP)
            .param("id", notice.id())
            .param("environment", notice.addressee().environment())
            .param("consumer", notice.addressee().consumer())
            .param("owner", notice.addressee().owner())
            .param("notify", notice.addressee().notifyAt())
            .param("migration", notice.affair().migration())
            .param("attempt", notice.affair().attempt())
            .param("planDigest", notice.affair().planDigest())
            .param("phase", notice.affair().phase().name())
            .param("occasion", notice.affair().occasion().name())
            .param("change", JSON.writeValueAsString(notice.change()))
            .param("proposal", notice.proposal())
            .param("wording", JSON.writeValueAsString(notice.wording()))
            .param("at", Timestamp.from(notice.at()))
            .update()
        == 1;
  }

  @Override
  public Optional<Notice> find(String id) {
    return jdbc.sql(SELECT + "where id = :id")
        .param("id", id)
        .query(JdbcNotices::notice)
        .optional();
  }

  @Override
  public List<Notice> matching(Filter filter) {
    return jdbc.sql(MATCHING)
        .param("environment", filter.environment())
        .param("consumer", filter.consumer())
        .param("migration", filter.migration())
        .query(JdbcNotices::notice)
        .list();
  }

  @Override
  public List<Notice> named(String migration, String planDigest, Phase phase) {
    return jdbc.sql(NAMED)
        .param("migration", migration)
        .param("planDigest", planDigest)
        .param("phase", phase.name())
        .query(JdbcNotices::notice)
        .list();
  }

  static Notice notice(ResultSet row, int number) throws SQLException {
    return new Notice(
        row.getString("id"),
        new Addressee(
            row.getString("environment"),
            row.getString("consumer"),
            row.getString("owner"),
            row.getString("notify")),
        new Affair(
            row.getString("migration"),
            row.getInt("attempt"),
            row.getString("plan_digest"),
            Phase.valueOf(row.getString("phase")),
            NoticeOccasion.valueOf(row.getString("occasion"))),
        JSON.readValue(row.getString("change"), Change.class),
        row.getString("proposal"),
        JSON.readValue(row.getString("wording"), Wording.class),
        row.getTimestamp("at").toInstant());
  }
}
