package dev.cinch.checker.jdbc;

import dev.cinch.checker.notice.OwnerAnswer;
import dev.cinch.checker.notice.OwnerAnswer.Answer;
import dev.cinch.checker.notice.OwnerAnswer.Party;
import dev.cinch.checker.notice.OwnerAnswers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcOwnerAnswers implements OwnerAnswers {

  private static final String KEEP =
      """
      insert into owner_answer (
        notice, environment, consumer, migration, proposal, answer, actor, reason, at
      ) values (
        :notice, :environment, :consumer, :migration, :proposal, :answer, :actor, :reason, :at
      )
      on conflict (notice, answer, actor, at) do nothing
      """;

  private static final String NEWEST =
      """
      select a.notice, n.owner, a.environment, a.consumer, a.migration, a.proposal, a.answer,
             a.actor, a.reason, a.at
      from owner_answer a
      join notice n on n.id = a.notice
      where a.environment = :environment and a.consumer = :consumer
        and a.migration = :migration and a.proposal = :proposal
      order by a.at desc, a.id desc
      limit 1
      """;

  private final JdbcClient jdbc;

  JdbcOwnerAnswers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean keep(OwnerAnswer answer) {
    return jdbc.sql(KEEP)
            .param("notice", answer.notice())
            .param("environment", answer.party().environment())
            .param("consumer", answer.party().consumer())
            .param("migration", answer.migration())
            .param("proposal", answer.proposal())
            .param("answer", answer.answer().name())
            .param("actor", answer.actor())
            .param("reason", answer.reason())
            .param("at", Timestamp.from(answer.at()))
            .update()
        == 1;
  }

  @Override
  public Optional<OwnerAnswer> newest(Party party, String migration, String proposal) {
    return jdbc.sql(NEWEST)
        .param("environment", party.environment())
        .param("consumer", party.consumer())
        .param("migration", migration)
        .param("proposal", proposal)
        .query(JdbcOwnerAnswers::answer)
        .optional();
  }

  private static OwnerAnswer answer(ResultSet row, int number) throws SQLException {
    return new OwnerAnswer(
        row.getString("notice"),
        row.getString("owner"),
        new Party(row.getString("environment"), row.getString("consumer")),
        row.getString("migration"),
        row.getString("proposal"),
        Answer.valueOf(row.getString("answer")),
        row.getString("actor"),
        row.getString("reason"),
        row.getTimestamp("at").toInstant());
  }
}
