package dev.cinch.backbone.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.backbone.Rig;
import dev.cinch.backbone.Samples;
import dev.cinch.events.MigrationCommand;
import dev.cinch.events.TopicDefinition;
import dev.cinch.events.Topics;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import org.apache.flink.avro.shaded.org.apache.avro.Schema;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericData;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumReader;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumWriter;
import org.apache.flink.avro.shaded.org.apache.avro.generic.IndexedRecord;
import org.apache.flink.avro.shaded.org.apache.avro.io.DecoderFactory;
import org.apache.flink.avro.shaded.org.apache.avro.io.Encoder;
import org.apache.flink.avro.shaded.org.apache.avro.io.EncoderFactory;
import org.apache.flink.formats.avro.registry.confluent.ConfluentSchemaRegistryCoder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Our framing against another implementation of it, with Avro and a registry client of its own. */
class FramingConformanceIT {

  private Rig rig;
  private SchemaRegistryClient theirs;
  private TopicDefinition<MigrationCommand> topic;

  @BeforeEach
  void connect() {
    rig = Rig.shared();
    topic = rig.topic(Topics.MIGRATION_COMMAND);
    theirs =
        new CachedSchemaRegistryClient(
            List.of(rig.endpoints().registry().toString()),
            100,
            List.of(new AvroSchemaProvider()),
            Map.of());
  }

  @AfterEach
  void disconnect() throws Exception {
    theirs.close();
    rig.close();
  }

  @Test
  void writesWhatAnotherImplementationReads() throws Exception {
    AvroSerializer serializer = new AvroSerializer();
    serializer.configure(Rig.clientSettings(rig.endpoints()), false);

    byte[] bytes = serializer.serialize(topic.name(), Samples.command("orders", "because"));

    InputStream input = new ByteArrayInputStream(Objects.requireNonNull(bytes));
    Schema writer = new ConfluentSchemaRegistryCoder(theirs).readSchema(input);
    IndexedRecord read =
        new GenericDatumReader<IndexedRecord>(writer)
            .read(null, DecoderFactory.get().directBinaryDecoder(input, null));
    assertThat(writer.toString()).isEqualTo(MigrationCommand.getClassSchema().toString());
    assertThat(read.get(writer.getField("migration").pos()).toString()).isEqualTo("orders");
    assertThat(read.get(writer.getField("reason").pos()).toString()).isEqualTo("because");
    assertThat(input.read()).isEqualTo(-1);
  }

  @Test
  void readsWhatAnotherImplementationWrites() throws Exception {
    Schema schema = new Schema.Parser().parse(MigrationCommand.getClassSchema().toString());
    GenericData.Record record = new GenericData.Record(schema);
    record.put("migration", "orders");
    record.put("kind", new GenericData.EnumSymbol(schema.getField("kind").schema(), "PAUSE"));
    record.put("actor", "ada");
    record.put("reason", "because");
    record.put("issued_at", Samples.NOW.toEpochMilli());
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    new ConfluentSchemaRegistryCoder(topic.subject(), theirs).writeSchema(schema, output);
    Encoder encoder = EncoderFactory.get().directBinaryEncoder(output, null);
    new GenericDatumWriter<IndexedRecord>(schema).write(record, encoder);
    encoder.flush();

    MigrationCommand read =
        new RecordDecoder(rig.registry()).decode(output.toByteArray(), MigrationCommand.class);

    assertThat(read).isEqualTo(Samples.command("orders", "because"));
    assertThat(output.toByteArray())
        .isEqualTo(
            new RecordEncoder(rig.registry())
                .encode(topic.subject(), Samples.command("orders", "because")));
  }

  @Test
  void readsGeneratedClassesOrGenericRecordsAsThePropertySays() {
    AvroSerializer serializer = new AvroSerializer();
    serializer.configure(Rig.clientSettings(rig.endpoints()), false);
    byte[] bytes = serializer.serialize(topic.name(), Samples.command("orders", "because"));
    AvroDeserializer generic = new AvroDeserializer();
    generic.configure(Rig.clientSettings(rig.endpoints()), false);
    AvroDeserializer specific = new AvroDeserializer();
    Map<String, Object> settings = new HashMap<>(Rig.clientSettings(rig.endpoints()));
    settings.put("specific.avro.reader", "true");
    specific.configure(settings, false);

    assertThat(generic.deserialize(topic.name(), bytes))
        .isInstanceOfSatisfying(
            GenericRecord.class,
            record -> assertThat(record.get("kind").toString()).isEqualTo("PAUSE"));
    assertThat(specific.deserialize(topic.name(), bytes))
        .isEqualTo(Samples.command("orders", "because"));
  }

  @Test
  void passesDeletedKeysThrough() {
    AvroSerializer serializer = new AvroSerializer();
    serializer.configure(Rig.clientSettings(rig.endpoints()), false);
    AvroDeserializer deserializer = new AvroDeserializer();
    deserializer.configure(Rig.clientSettings(rig.endpoints()), false);

    assertThat(serializer.serialize(topic.name(), null)).isNull();
    assertThat(deserializer.deserialize(topic.name(), null)).isNull();
  }

  @Test
  void registersASchemaOnlyIfThePropertySaysSo() {
    TopicDefinition<MigrationCommand> unknown = rig.unprovisioned(Topics.MIGRATION_COMMAND);
    Map<String, Object> settings = new HashMap<>(Rig.clientSettings(rig.endpoints()));
    settings.put("auto.register.schemas", true);
    AvroSerializer registering = new AvroSerializer();
    registering.configure(settings, false);

    byte[] bytes = registering.serialize(unknown.name(), Samples.command("orders", "because"));

    assertThat(rig.registry().versions(unknown.subject())).containsExactly(1);
    assertThat(
            new RecordDecoder(rig.registry())
                .decode(Objects.requireNonNull(bytes), MigrationCommand.class))
        .isEqualTo(Samples.command("orders", "because"));
  }
}
