package dev.cinch.checker.service;

import static org.awaitility.Awaitility.await;

import dev.cinch.backbone.publish.EventPublisher;
import dev.cinch.backbone.registry.RegistryClient;
import dev.cinch.backbone.wire.RecordDecoder;
import dev.cinch.checker.support.Broker;
import dev.cinch.checker.support.CheckerService;
import dev.cinch.events.GateVerdict;
import dev.cinch.events.TopicDefinition;
import dev.cinch.events.Topics;
import dev.cinch.events.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What goes on around a checker: planners that ask, teams that register, and what it answers. */
final class Stage implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final CheckerSeen checker;
  private final Broker broker;
  private final RegistryClient registry = CheckerService.registry();
  private final RecordDecoder decoder = new RecordDecoder(registry);
  private final EventPublisher publisher;
  private final Consumer<byte[], byte[]> verdictsConsumer;
  private final List<GateVerdict> seen = new ArrayList<>();

  Stage(CheckerService checker) {
    this(
        new CheckerSeen(
            checker.address(), checker.environment(), checker.namespace(), checker.bootstrap()));
  }

  Stage(CheckerSeen checker) {
    this.checker = checker;
    this.broker = new Broker(checker.bootstrap());
    this.publisher = broker.events();
    this.verdictsConsumer = broker.clients().consumer(Map.of("isolation.level", "read_committed"));
    List<TopicPartition> partitions =
        verdictsConsumer.partitionsFor(topic(Topics.CONTRACT_VERDICT).name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    verdictsConsumer.assign(partitions);
    verdictsConsumer.seekToEnd(partitions);
    partitions.forEach(verdictsConsumer::position);
  }

  CheckerSeen checker() {
    return checker;
  }

  Broker broker() {
    return broker;
  }

  /** The checker's own topic of this kind. */
  <T extends SpecificRecord> TopicDefinition<T> topic(TopicDefinition<T> topic) {
    return checker.namespace().topic(topic);
  }

  RegistryClient registry() {
    return registry;
  }

  EventPublisher publisher() {
    return publisher;
  }

  Story story() throws Exception {
    return new Story(this);
  }

  /** Every verdict on the story's migration so far, in order, but those on its fence. */
  List<GateVerdict> verdicts(Story story) {
    return allVerdicts(story).stream()
        .filter(verdict -> verdict.getAttempt() != Story.FENCE)
        .toList();
  }

  boolean isThroughTheFence(Story story) {
    return allVerdicts(story).stream().anyMatch(verdict -> verdict.getAttempt() == Story.FENCE);
  }

  private synchronized List<GateVerdict> allVerdicts(Story story) {
    for (ConsumerRecord<byte[], byte[]> record : verdictsConsumer.poll(Duration.ofMillis(100))) {
      seen.add(decoder.decode(record.value(), GateVerdict.class));
    }
    return seen.stream()
        .filter(verdict -> verdict.getMigration().equals(story.migration()))
        .toList();
  }

  GateVerdict awaitVerdict(Story story, Verdict expected) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> newest(story),
            newest -> newest.filter(v -> v.getVerdict() == expected).isPresent())
        .orElseThrow();
  }

  private Optional<GateVerdict> newest(Story story) {
    List<GateVerdict> verdicts = verdicts(story);
    return verdicts.isEmpty() ? Optional.empty() : Optional.of(verdicts.get(verdicts.size() - 1));
  }

  @Override
  public void close() throws Exception {
    verdictsConsumer.close();
    broker.close();
  }
}
