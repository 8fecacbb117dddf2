package dev.cinch.worker;

import dev.cinch.stack.SharedStack;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** A consumer group on a topic of changes, which commits when it is told to. */
final class ChangeReader implements AutoCloseable {

  private final String topic = "changes-" + UUID.randomUUID();
  private final Admin admin;

  ChangeReader() throws ExecutionException, InterruptedException {
    admin = Admin.create(settings());
    admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
  }

  private static Map<String, Object> settings() {
    return Map.of("bootstrap.servers", SharedStack.endpoints().kafkaBootstrap());
  }

  String group() {
    return topic + "-readers";
  }

  void write(int changes) {
    try (Producer<String, String> producer =
        new KafkaProducer<>(settings(), new StringSerializer(), new StringSerializer())) {
      for (int change = 0; change < changes; change++) {
        producer.send(new ProducerRecord<>(topic, "change " + change));
      }
    }
  }

  void commit(long offset) throws ExecutionException, InterruptedException {
    admin
        .alterConsumerGroupOffsets(
            group(), Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(offset)))
        .all()
        .get();
  }

  @Override
  public void close() {
    admin.close();
  }
}
