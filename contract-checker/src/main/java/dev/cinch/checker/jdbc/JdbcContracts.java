package dev.cinch.checker.jdbc;

import dev.cinch.checker.contract.ConsumerKind;
import dev.cinch.checker.contract.ContractChanged;
import dev.cinch.checker.contract.ContractFilter;
import dev.cinch.checker.contract.ContractKey;
import dev.cinch.checker.contract.ContractVersion;
import dev.cinch.checker.contract.Contracts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcContracts implements Contracts {

  private static final String COLUMNS =
      """
      environment, consumer, subject, version, removed, registered_at, kind, owner, notify, topic,
      reader_schema, fields, groups, language, library, deployed,
      retry_topics, answer_needed, registered_by, binds
      """;

  private static final String FIND =
      "select "
          + COLUMNS
          + """
          from contract
          where environment = :environment and consumer = :consumer and subject = :subject
          """;

  /** Takes the row only from the version before; it locks the row until the transaction ends. */
  private static final String KEEP =
      "insert into contract as newest ("
          + COLUMNS
          + """
          )
          values (
            :environment, :consumer, :subject, :version, :removed, :registeredAt, :kind, :owner,
            :notify, :topic, :readerSchema, :fields, :groups, :language, :library, :deployed,
            :retryTopics, :answerNeeded, :registeredBy, :binds
          )
          on conflict (environment, consumer, subject) do update set
            version = excluded.version,
            removed = excluded.removed,
            registered_at = excluded.registered_at,
            kind = excluded.kind,
            owner = excluded.owner,
            notify = excluded.notify,
            topic = excluded.topic,
            reader_schema = excluded.reader_schema,
            fields = excluded.fields,
            groups = excluded.groups,
            language = excluded.language,
            library = excluded.library,
            deployed = excluded.deployed,
            retry_topics = excluded.retry_topics,
            answer_needed = excluded.answer_needed,
            registered_by = excluded.registered_by,
            binds = excluded.binds
          where newest.version = excluded.version - 1
          """;

  private static final String REMEMBER =
      "insert into contract_history ("
          + COLUMNS
          + ") select "
          + COLUMNS
          + """
          from contract
          where environment = :environment and consumer = :consumer and subject = :subject
          """;

  private static final String HISTORY =
      "select "
          + COLUMNS
          + """
          from contract_history
          where environment = :environment and consumer = :consumer and subject = :subject
          order by version desc
          """;

  private static final String MATCHING =
      "select "
          + COLUMNS
          + """
          from contract
          where (cast(:environment as text) is null or environment = :environment)
            and (cast(:consumer as text) is null or consumer = :consumer)
            and (cast(:subject as text) is null or subject = :subject)
            and (cast(:topic as text) is null or topic = :topic)
            and (cast(:owner as text) is null or owner = :owner)
            and (cast(:kind as text) is null or kind = :kind)
            and (:withRemoved or not removed)
          order by environment, subject, consumer
          """;

  private final JdbcClient jdbc;

  JdbcContracts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<ContractVersion> find(ContractKey key) {
    return jdbc.sql(FIND).params(ContractRow.parameters(key)).query(ContractRow::read).optional();
  }

  @Override
  public void keep(ContractVersion version) {
    Map<String, @Nullable Object> parameters = ContractRow.parameters(version);
    if (jdbc.sql(KEEP).params(parameters).update() != 1) {
      throw new ContractChanged(version.contract().key());
    }
    jdbc.sql(REMEMBER).params(parameters).update();
  }

  @Override
  public List<ContractVersion> history(ContractKey key) {
    return jdbc.sql(HISTORY).params(ContractRow.parameters(key)).query(ContractRow::read).list();
  }

  @Override
  public List<ContractVersion> matching(ContractFilter filter) {
    ConsumerKind kind = filter.kind();
    return jdbc.sql(MATCHING)
        .param("environment", filter.environment())
        .param("consumer", filter.consumer())
        .param("subject", filter.subject())
        .param("topic", filter.topic())
        .param("owner", filter.owner())
        .param("kind", kind == null ? null : kind.name())
        .param("withRemoved", filter.withRemoved())
        .query(ContractRow::read)
        .list();
  }
}
