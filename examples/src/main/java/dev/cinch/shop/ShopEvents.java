package dev.cinch.shop;

import dev.cinch.backbone.registry.RegistryClient;
import dev.cinch.backbone.wire.AvroSerializer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The shop's order events, the service that sends them and the consumers that read them. */
public final class ShopEvents implements AutoCloseable {

  /** The topic of order events. */
  public static final String TOPIC = "shop.orders";

  /** The consumer that needs the reference, and its group. */
  public static final String BILLING = "billing";

  /** The consumer that does not, and its group. */
  public static final String MAILING = "mailing";

  private static final int PARTITIONS = 3;

  private final String bootstrap;
  private final RegistryClient registry;
  private final KafkaProducer<String, IndexedRecord> producer;

  public ShopEvents(String bootstrap, URI registry) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "schema.registry.url",
            registry.toString(),
            "auto.register.schemas",
            true);
    this.bootstrap = bootstrap;
    this.registry = RegistryClient.of(settings);
    AvroSerializer serializer = new AvroSerializer();
    serializer.configure(settings, false);
    this.producer = new KafkaProducer<>(settings, new StringSerializer(), serializer);
  }

  public void createTopic() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
    } catch (ExecutionException failed) {
      if (!(failed.getCause() instanceof TopicExistsException)) {
        throw new ShopException("Cannot create topic " + TOPIC, failed);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ShopException("Cannot create topic " + TOPIC, interrupted);
    }
  }

  /** Makes a version of the event's schema known, as the sender's deployment does. */
  public void register(int version) {
    registry.register(TOPIC + "-value", ShopFiles.order(version));
  }

  /** Sends so many orders, written with that version of the schema. */
  public void send(int version, int orders) {
    Schema schema = ShopFiles.order(version);
    for (int number = 0; number < orders; number++) {
      producer.send(new ProducerRecord<>(TOPIC, String.valueOf(number), order(schema, number)));
    }
    producer.flush();
  }

  private static GenericRecord order(Schema schema, int number) {
    GenericRecordBuilder order = new GenericRecordBuilder(schema);
    order.set("id", (long) number).set("customer", "customer " + number);
    if (schema.getField("reference") != null) {
      order.set("reference", number);
    }
    if (schema.getField("reference_text") != null) {
      order.set("reference_text", String.valueOf(number));
    }
    return order.build();
  }

  /** Lets a consumer read so many events, or as many as there are, and commit. */
  public int letRead(String group, int events) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", bootstrap,
                "group.id", group,
                "auto.offset.reset", "earliest",
                "enable.auto.commit", false,
                "max.poll.records", events),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(TOPIC));
      int read = 0;
      long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (read < events && !hasReadAll(consumer) && System.nanoTime() < end) {
        read += consumer.poll(Duration.ofMillis(200)).count();
        consumer.commitSync();
      }
      return read;
    }
  }

  private static boolean hasReadAll(Consumer<?, ?> consumer) {
    Set<TopicPartition> parts = consumer.assignment();
    return !parts.isEmpty()
        && consumer.endOffsets(parts).entrySet().stream()
            .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  @Override
  public void close() {
    producer.close();
  }
}
