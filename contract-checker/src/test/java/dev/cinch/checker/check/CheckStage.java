package dev.cinch.checker.check;

import dev.cinch.checker.compatibility.Binding;
import dev.cinch.checker.contract.ConsumerKind;
import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.ContractDraft;
import dev.cinch.checker.contract.RegisterContract;
import dev.cinch.checker.gate.Ask;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.ChangeKind;
import dev.cinch.checker.gate.Check;
import dev.cinch.checker.gate.Conditions;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Occasion;
import dev.cinch.checker.gate.Phase;
import dev.cinch.checker.gate.Question;
import dev.cinch.checker.gate.Samples;
import dev.cinch.checker.gate.Transactions;
import dev.cinch.checker.support.Broker;
import dev.cinch.checker.support.CheckerService;
import dev.cinch.checker.support.Shop;
import dev.cinch.stack.SharedStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** A topic of one test's own on the real broker, its subject, and a check to look at them. */
final class CheckStage implements AutoCloseable {

  private final CheckerService checker = CheckerService.shared();
  private final Broker broker = new Broker(SharedStack.endpoints().kafkaBootstrap());
  private final String id = UUID.randomUUID().toString().substring(0, 8);
  private final Check check;
  private final String topic;
  private Duration quiet = Duration.ZERO;
  private List<String> retryTopics = List.of();
  private @Nullable String binds;

  private CheckStage(String bean, int partitions, Map<String, String> settings) throws Exception {
    this.check = checker.bean(bean, Check.class);
    this.topic = broker.createTopic("orders-" + UUID.randomUUID(), partitions, settings);
  }

  static CheckStage of(String bean, int partitions) throws Exception {
    return new CheckStage(bean, partitions, Map.of());
  }

  static CheckStage of(String bean, Map<String, String> topicSettings) throws Exception {
    return new CheckStage(bean, 1, topicSettings);
  }

  CheckStage quiet(Duration time) {
    quiet = time;
    return this;
  }

  Broker broker() {
    return broker;
  }

  String topic() {
    return topic;
  }

  String subject() {
    return topic + "-value";
  }

  String environment() {
    return checker.environment();
  }

  /** A group's name that is this test's own. */
  String group(String name) {
    return name + "-" + id;
  }

  int registerSchema(String schema) {
    return CheckerService.registry().register(subject(), new Schema.Parser().parse(schema));
  }

  void write(String schema, int partition, int records) throws Exception {
    int schemaId = registerSchema(schema);
    for (int i = 0; i < records; i++) {
      broker.write(topic, partition, schemaId);
    }
  }

  void commit(String group, int partition, long offset) throws Exception {
    broker.commit(group(group), topic, partition, offset);
  }

  /** A Kafka consumer that reads this topic through a group of its own name. */
  void consumer(String name, String readerSchema) {
    consumer(name, readerSchema, List.of());
  }

  void consumer(String name, String readerSchema, List<String> fields) {
    contract(
        name,
        topic,
        ConsumerKind.KAFKA_CONSUMER,
        readerSchema,
        fields,
        List.of(group(name)),
        "java");
  }

  void contract(
      String name,
      @Nullable String onTopic,
      ConsumerKind kind,
      @Nullable String readerSchema,
      List<String> fields,
      List<String> groups,
      @Nullable String language) {
    Contract contract =
        new ContractDraft(
                checker.environment(),
                name,
                subject(),
                onTopic,
                "team-" + name,
                kind.name(),
                readerSchema,
                List.copyOf(fields),
                List.copyOf(groups),
                language,
                null,
                null,
                null,
                retryTopics,
                false,
                binds)
            .accept();
    checker
        .bean(Transactions.class)
        .inOne(() -> checker.bean(RegisterContract.class).register(contract, "ann"));
  }

  /** Every consumer from here on has these retry topics. */
  void retriesOn(String... topics) {
    retryTopics = List.of(topics);
  }

  /** Every consumer from here on takes fields so. */
  void binds(Binding binding) {
    binds = binding.word();
  }

  Change required(@Nullable String proposed) {
    return change("tier", ChangeKind.REQUIRE_FIELD, proposed);
  }

  Change removed(String field) {
    return change(field, ChangeKind.REMOVE_FIELD, Shop.RETIRED);
  }

  Change change(String field, ChangeKind kind, @Nullable String proposed) {
    return new Change(topic, subject(), field, kind, proposed);
  }

  List<Finding> run(Change change) throws Exception {
    return run(checker.environment(), List.of(change));
  }

  /** In this environment, of the first of these. */
  List<Finding> run(String environment, List<Change> changes) throws Exception {
    Question question =
        new Question(
            new Occasion("m-" + id, 1, 1, "digest", Phase.TIGHTEN),
            new Ask(
                environment,
                changes,
                Samples.SITE,
                new Conditions(
                    quiet, Duration.ofHours(1), Duration.ofMinutes(5), Duration.ofDays(30))));
    return check.run(question, changes.get(0));
  }

  @Override
  public void close() throws Exception {
    broker.close();
  }
}
