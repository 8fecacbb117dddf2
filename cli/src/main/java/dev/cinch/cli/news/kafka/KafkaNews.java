package dev.cinch.cli.news.kafka;

import dev.cinch.backbone.client.KafkaClients;
import dev.cinch.backbone.event.EventDecoder;
import dev.cinch.backbone.event.ReceivedEvent;
import dev.cinch.backbone.event.SeqGuard;
import dev.cinch.backbone.registry.RegistryClient;
import dev.cinch.backbone.state.StateTopicReader;
import dev.cinch.backbone.wire.RecordDecoder;
import dev.cinch.cli.news.News;
import dev.cinch.events.GateVerdict;
import dev.cinch.events.MigrationState;
import dev.cinch.events.PhaseChanged;
import dev.cinch.events.TopicDefinition;
import dev.cinch.events.Topics;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * Tells what the topics of the suite hold of one migration, from their beginning and on. Records of
 * one topic are told in their order; a stale state, or a phase event that came twice, is not.
 */
public final class KafkaNews implements AutoCloseable {

  private final String migration;
  private final KafkaClients clients;
  private final EventDecoder decoder;
  private final Consumer<News> listener;
  private final List<StateTopicReader<?>> readers;

  private KafkaNews(String migration, String bootstrap, URI registry, Consumer<News> listener) {
    this.migration = migration;
    this.clients = KafkaClients.of(Map.of("bootstrap.servers", bootstrap));
    this.decoder =
        new EventDecoder(
            new RecordDecoder(
                RegistryClient.of(Map.of("schema.registry.url", registry.toString()))));
    this.listener = listener;
    SeqGuard phases = new SeqGuard();
    SeqGuard states = new SeqGuard();
    this.readers =
        List.of(
            reader(Topics.MIGRATION_PHASE, changed -> phase(changed, phases)),
            reader(Topics.MIGRATION_STATE, state -> state(state, states)),
            reader(Topics.CONTRACT_VERDICT, this::verdict));
  }

  /** Starts telling; the listener is called by several threads. */
  public static KafkaNews follow(
      String migration, String bootstrap, URI registry, Consumer<News> listener) {
    KafkaNews news = new KafkaNews(migration, bootstrap, registry, listener);
    news.readers.forEach(StateTopicReader::start);
    return news;
  }

  private <T extends SpecificRecord> StateTopicReader<T> reader(
      TopicDefinition<T> topic, Consumer<T> tell) {
    return new StateTopicReader<>(topic, clients, decoder, event -> tellOurs(event, tell));
  }

  private <T> void tellOurs(ReceivedEvent<T> event, Consumer<T> tell) {
    if (event.key().equals(migration) && !event.isTombstone()) {
      tell.accept(event.value());
    }
  }

  private void phase(PhaseChanged changed, SeqGuard seen) {
    if (seen.isNews(migration, changed.getSeq())) {
      listener.accept(NewsRecords.of(changed));
    }
  }

  private void state(MigrationState state, SeqGuard seen) {
    if (seen.isNews(migration, state.getSeq())) {
      listener.accept(NewsRecords.of(state));
    }
  }

  private void verdict(GateVerdict verdict) {
    listener.accept(NewsRecords.of(verdict));
  }

  @Override
  public void close() {
    readers.forEach(StateTopicReader::stop);
  }
}
