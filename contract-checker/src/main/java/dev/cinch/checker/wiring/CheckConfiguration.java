package dev.cinch.checker.wiring;

import dev.cinch.checker.check.ColumnCarriers;
import dev.cinch.checker.check.ColumnReaders;
import dev.cinch.checker.check.Columns;
import dev.cinch.checker.check.ConstraintsProved;
import dev.cinch.checker.check.ConsumerGroups;
import dev.cinch.checker.check.ConsumersAlive;
import dev.cinch.checker.check.ContractsKnown;
import dev.cinch.checker.check.Databases;
import dev.cinch.checker.check.EnvironmentKnown;
import dev.cinch.checker.check.FieldsUsed;
import dev.cinch.checker.check.GroupsCommitted;
import dev.cinch.checker.check.LogConsumed;
import dev.cinch.checker.check.LogRetained;
import dev.cinch.checker.check.OldRecordsLook;
import dev.cinch.checker.check.OwnersReady;
import dev.cinch.checker.check.Pace;
import dev.cinch.checker.check.ProducersQuiet;
import dev.cinch.checker.check.ReadersKnown;
import dev.cinch.checker.check.ReplicasCaughtUp;
import dev.cinch.checker.check.SchemaColumn;
import dev.cinch.checker.check.SchemaProposed;
import dev.cinch.checker.check.SchemaReaders;
import dev.cinch.checker.check.SchemaVersions;
import dev.cinch.checker.check.StatementBaselines;
import dev.cinch.checker.check.StatementsQuiet;
import dev.cinch.checker.check.Subjects;
import dev.cinch.checker.check.SyncInForce;
import dev.cinch.checker.check.TopicPolicies;
import dev.cinch.checker.check.TopicReaders;
import dev.cinch.checker.check.Verified;
import dev.cinch.checker.check.VerifyFresh;
import dev.cinch.checker.contract.Contracts;
import dev.cinch.checker.gate.ApplyOverrides;
import dev.cinch.checker.gate.Check;
import dev.cinch.checker.gate.MigrationCheck;
import dev.cinch.checker.gate.PhaseFacts;
import dev.cinch.checker.gate.RunChecks;
import dev.cinch.checker.gate.RunChecks.Checks;
import dev.cinch.checker.gate.TimeOuts;
import dev.cinch.checker.heartbeat.Heartbeats;
import dev.cinch.checker.log.IndexLog;
import dev.cinch.checker.log.LogIndexes;
import dev.cinch.checker.log.Logs;
import dev.cinch.checker.notice.OwnerAnswers;
import dev.cinch.checker.settings.CheckerProperties;
import dev.cinch.checker.settings.GateProperties;
import dev.cinch.target.TargetProperties;
import dev.cinch.target.Targets;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The gate's checks, in the order in which their findings are shown. */
@Configuration(proxyBeanMethods = false)
class CheckConfiguration {

  /** Far more than run at one time: a check that ignores its interruption keeps its thread. */
  private static final int THREADS = 48;

  @Bean
  @Order(1)
  Check contractsKnown(Contracts contracts, ConsumerGroups groups) {
    return new ContractsKnown(contracts, groups);
  }

  @Bean
  @Order(2)
  Check schemaProposed(Subjects subjects) {
    return new SchemaProposed(subjects);
  }

  @Bean
  @Order(3)
  Check schemaVersions(Subjects subjects) {
    return new SchemaVersions(subjects);
  }

  @Bean
  @Order(4)
  Check schemaReaders(Contracts contracts) {
    return new SchemaReaders(contracts);
  }

  @Bean
  @Order(5)
  Check schemaColumn(Columns columns) {
    return new SchemaColumn(columns);
  }

  @Bean
  @Order(6)
  Check fieldsUsed(Contracts contracts, Subjects subjects) {
    return new FieldsUsed(contracts, subjects);
  }

  @Bean
  @Order(7)
  Check logConsumed(
      OldRecordsLook oldRecords, ConsumerGroups groups, Contracts contracts, Clock clock) {
    return new LogConsumed(oldRecords, groups, contracts, new Pace(), clock);
  }

  @Bean
  @Order(8)
  Check logRetained(OldRecordsLook oldRecords, TopicPolicies policies, Contracts contracts) {
    return new LogRetained(oldRecords, policies, contracts);
  }

  @Bean
  @Order(9)
  Check producersQuiet(OldRecordsLook oldRecords, TopicPolicies policies, Clock clock) {
    return new ProducersQuiet(oldRecords, policies, clock);
  }

  @Bean
  @Order(10)
  Check groupsCommitted(Contracts contracts, ConsumerGroups groups) {
    return new GroupsCommitted(contracts, groups);
  }

  @Bean
  @Order(11)
  Check readersKnown(TopicReaders readers, Contracts contracts, CheckerProperties properties) {
    return new ReadersKnown(readers, contracts, properties.noConsumers());
  }

  @Bean
  @Order(12)
  Check ownersReady(Contracts contracts, OwnerAnswers answers, Clock clock) {
    return new OwnersReady(contracts, answers, clock);
  }

  @Bean
  @Order(13)
  Check consumersAlive(Contracts contracts, Heartbeats heartbeats, Clock clock) {
    return new ConsumersAlive(contracts, heartbeats, clock);
  }

  @Bean
  OldRecordsLook oldRecordsLook(IndexLog index, Subjects subjects) {
    return new OldRecordsLook(index, subjects);
  }

  @Bean
  @Order(1)
  MigrationCheck verifyFresh(PhaseFacts facts, Clock clock) {
    return new VerifyFresh(facts, clock);
  }

  @Bean
  @Order(2)
  MigrationCheck verified(PhaseFacts facts) {
    return new Verified(facts);
  }

  @Bean
  @Order(3)
  MigrationCheck syncInForce(Databases databases, PhaseFacts facts) {
    return new SyncInForce(databases, facts);
  }

  @Bean
  @Order(4)
  MigrationCheck constraintsProved(Databases databases) {
    return new ConstraintsProved(databases);
  }

  @Bean
  @Order(5)
  MigrationCheck replicasCaughtUp(Databases databases) {
    return new ReplicasCaughtUp(databases);
  }

  @Bean
  @Order(6)
  MigrationCheck columnReaders(Databases databases) {
    return new ColumnReaders(databases);
  }

  @Bean
  @Order(7)
  MigrationCheck statementsQuiet(
      Databases databases,
      StatementBaselines baselines,
      CheckerProperties properties,
      Clock clock) {
    return new StatementsQuiet(databases, baselines, properties.unreadReplicas(), clock);
  }

  @Bean
  @Order(8)
  MigrationCheck columnCarriers(Databases databases) {
    return new ColumnCarriers(databases);
  }

  @Bean
  Targets targets(TargetProperties properties) {
    return new Targets(properties);
  }

  @Bean
  IndexLog indexLog(Logs logs, LogIndexes indexes, Clock clock) {
    return new IndexLog(logs, indexes, clock);
  }

  @Bean(destroyMethod = "shutdownNow")
  ExecutorService checkThreads(GateProperties properties) {
    return new ThreadPoolExecutor(
        0,
        THREADS * properties.atOnce(),
        1,
        TimeUnit.MINUTES,
        new SynchronousQueue<>(),
        work -> thread(work));
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "gate-check");
    thread.setDaemon(true);
    return thread;
  }

  @Bean
  Checks checks(
      CheckerProperties properties,
      List<MigrationCheck> ofMigrations,
      List<Check> ofChanges,
      MeterRegistry meters) {
    Metered metered = new Metered(meters);
    return new Checks(
        List.of(new EnvironmentKnown(properties.environment())),
        ofMigrations.stream().map(metered::timed).toList(),
        ofChanges.stream().map(metered::timed).toList());
  }

  @Bean
  RunChecks runChecks(
      Checks checks, GateProperties properties, ExecutorService checkThreads, Clock clock) {
    return new RunChecks(
        checks,
        new TimeOuts(properties.timeOut(), properties.timeOuts()),
        new ApplyOverrides(clock),
        checkThreads);
  }
}
