package dev.cinch.events;

import java.util.List;

/** The topics of the suite: the one place that knows their names, keys and policies. */
public final class Topics {

  private static final int BY_MIGRATION = 6;

  /** What teams ask of the planner. */
  public static final TopicDefinition<MigrationCommand> MIGRATION_COMMAND =
      new TopicDefinition<>(
          "cinch.migration.command.v1",
          "migration",
          MigrationCommand.class,
          BY_MIGRATION,
          Retention.days(7));

  /** Each change of a phase's status, for everyone. */
  public static final TopicDefinition<PhaseChanged> MIGRATION_PHASE =
      new TopicDefinition<>(
          "cinch.migration.phase.v1",
          "migration",
          PhaseChanged.class,
          BY_MIGRATION,
          Retention.days(90));

  /** Each migration's present state, whole and absolute. */
  public static final TopicDefinition<MigrationState> MIGRATION_STATE =
      new TopicDefinition<>(
          "cinch.migration.state.v1",
          "migration",
          MigrationState.class,
          BY_MIGRATION,
          Retention.compacted());

  /**
   * Ranges as a queue, read by a share group. One partition exactly: with several, an idle worker
   * starves beside a full one.
   */
  public static final TopicDefinition<RangeAssigned> BACKFILL_RANGE =
      new TopicDefinition<>(
          "cinch.backfill.range.v1", "range", RangeAssigned.class, 1, Retention.days(1));

  /** Ranges for brokers without share groups, read by an ordinary consumer group. */
  public static final TopicDefinition<RangeAssigned> BACKFILL_RANGE_GROUP =
      new TopicDefinition<>(
          "cinch.backfill.range.group.v1", "range", RangeAssigned.class, 12, Retention.days(1));

  /** What workers say of their ranges. */
  public static final TopicDefinition<RangeReport> BACKFILL_REPORT =
      new TopicDefinition<>(
          "cinch.backfill.report.v1",
          "migration",
          RangeReport.class,
          BY_MIGRATION,
          Retention.days(7));

  /** What each consumer reads. */
  public static final TopicDefinition<ContractRegistered> CONTRACT_REGISTRATION =
      new TopicDefinition<>(
          "cinch.contract.registration.v1",
          "environment, consumer and subject",
          ContractRegistered.class,
          3,
          Retention.compacted());

  /** The gate's answers. */
  public static final TopicDefinition<GateVerdict> CONTRACT_VERDICT =
      new TopicDefinition<>(
          "cinch.contract.verdict.v1",
          "migration",
          GateVerdict.class,
          BY_MIGRATION,
          Retention.days(90));

  /** What owners of consumers are told. */
  public static final TopicDefinition<ContractNotice> CONTRACT_NOTICE =
      new TopicDefinition<>(
          "cinch.contract.notice.v1", "consumer", ContractNotice.class, 3, Retention.days(90));

  /** What owners of consumers answer. */
  public static final TopicDefinition<ContractAnswer> CONTRACT_ANSWER =
      new TopicDefinition<>(
          "cinch.contract.answer.v1", "consumer", ContractAnswer.class, 3, Retention.days(90));

  private static final List<TopicDefinition<?>> ALL =
      List.of(
          MIGRATION_COMMAND,
          MIGRATION_PHASE,
          MIGRATION_STATE,
          BACKFILL_RANGE,
          BACKFILL_RANGE_GROUP,
          BACKFILL_REPORT,
          CONTRACT_REGISTRATION,
          CONTRACT_VERDICT,
          CONTRACT_NOTICE,
          CONTRACT_ANSWER);

  private Topics() {}

  /** Every topic, in a fixed order. */
  public static List<TopicDefinition<?>> all() {
    return ALL;
  }
}
