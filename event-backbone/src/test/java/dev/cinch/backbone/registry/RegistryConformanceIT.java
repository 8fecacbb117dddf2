package dev.cinch.backbone.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cinch.backbone.Rig;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.entities.Config;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.entities.SchemaReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Our registry client beside Confluent's own, on a real registry. */
class RegistryConformanceIT {

  private static final Schema ONE =
      SchemaBuilder.record("Order").fields().requiredLong("id").endRecord();
  private static final Schema TWO =
      SchemaBuilder.record("Order").fields().requiredLong("id").optionalString("note").endRecord();
  private static final Schema BREAKING =
      SchemaBuilder.record("Order").fields().requiredString("number").endRecord();

  private static Rig rig;
  private static RegistryClient ours;
  private static SchemaRegistryClient theirs;

  private final String subject = "conformance-" + UUID.randomUUID() + "-value";

  @BeforeAll
  static void connect() {
    rig = Rig.shared();
    ours = rig.registry();
    theirs =
        new CachedSchemaRegistryClient(
            List.of(rig.endpoints().registry().toString()),
            100,
            List.of(new AvroSchemaProvider()),
            Map.of());
  }

  @AfterAll
  static void disconnect() throws Exception {
    theirs.close();
    rig.close();
  }

  @Test
  void findsWhatConfluentsClientRegisters() throws Exception {
    int first = theirs.register(subject, confluent(ONE));
    int second = theirs.register(subject, confluent(TWO));

    assertThat(ours.subjects()).contains(subject);
    assertThat(ours.versions(subject)).containsExactly(1, 2);
    assertThat(ours.schema(first)).isEqualTo(ONE);
    assertThat(ours.lookup(subject, TWO)).isEqualTo(new RegisteredSchema(subject, 2, second, TWO));
    assertThat(ours.version(subject, 1)).isEqualTo(new RegisteredSchema(subject, 1, first, ONE));
    assertThat(ours.latest(subject)).contains(new RegisteredSchema(subject, 2, second, TWO));
    assertThat(ours.id(subject, ONE)).isEqualTo(first);
  }

  @Test
  void registersWhatConfluentsClientFinds() throws Exception {
    int first = ours.register(subject, ONE);
    int second = ours.register(subject, TWO);

    assertThat(theirs.getAllSubjects()).contains(subject);
    assertThat(theirs.getAllVersions(subject)).containsExactly(1, 2);
    assertThat(theirs.getId(subject, confluent(TWO))).isEqualTo(second);
    assertThat(theirs.getVersion(subject, confluent(ONE))).isEqualTo(1);
    assertThat(theirs.getSchemaById(first).canonicalString()).isEqualTo(ONE.toString());
    assertThat(theirs.register(subject, confluent(ONE))).isEqualTo(first);
    assertThat(ours.register(subject, ONE)).isEqualTo(first);
  }

  @Test
  void agreesOnCompatibility() throws Exception {
    ours.register(subject, ONE);
    ours.setLevel(subject, CompatibilityLevel.FULL_TRANSITIVE);

    assertThat(theirs.getCompatibility(subject)).isEqualTo("FULL_TRANSITIVE");
    assertThat(ours.compatibility(subject, TWO).compatible())
        .isEqualTo(theirs.testCompatibility(subject, confluent(TWO)))
        .isTrue();
    assertThat(ours.compatibility(subject, BREAKING).compatible())
        .isEqualTo(theirs.testCompatibility(subject, confluent(BREAKING)))
        .isFalse();
    assertThat(ours.compatibility(subject, BREAKING).reasons())
        .isEqualTo(theirs.testCompatibilityVerbose(subject, confluent(BREAKING)));
    assertThatExceptionOfType(IncompatibleSchemaException.class)
        .isThrownBy(() -> ours.register(subject, BREAKING))
        .withMessageStartingWith(
            "Cannot POST /subjects/%s/versions at the schema registry: status 409"
                .formatted(subject));
  }

  @Test
  void agreesOnLevels() throws Exception {
    assertThat(ours.level(subject)).isEmpty();
    ours.register(subject, ONE);
    Config config = new Config();
    config.setCompatibilityLevel("FORWARD");
    theirs.updateConfig(subject, config);

    assertThat(ours.level(subject)).contains(CompatibilityLevel.FORWARD);
    assertThat(theirs.getCompatibility(null)).isEqualTo(ours.level().name());
  }

  @Test
  void acceptsAnythingForASubjectThatIsNotThere() {
    assertThat(ours.compatibility(subject, ONE)).isEqualTo(new Compatibility(true, List.of()));
    assertThat(ours.versions(subject)).isEmpty();
    assertThat(ours.latest(subject)).isEmpty();
  }

  @Test
  void showsWhatWasDeletedSoftly() throws Exception {
    int first = ours.register(subject, ONE);
    ours.register(subject, TWO);

    ours.deleteVersion(subject, 2);
    assertThat(theirs.getAllVersions(subject)).containsExactly(1);
    assertThat(ours.versions(subject)).containsExactly(1);
    assertThat(ours.versionsWithDeleted(subject)).containsExactly(1, 2);
    assertThat(ours.versionEvenIfDeleted(subject, 2).schema()).isEqualTo(TWO);

    ours.delete(subject);
    assertThat(ours.subjects()).doesNotContain(subject);
    assertThat(ours.subjectsWithDeleted()).contains(subject);
    assertThat(RegistryClient.of(Rig.clientSettings(rig.endpoints())).schema(first)).isEqualTo(ONE);
  }

  @Test
  void resolvesTheSchemasThatASchemaRefersTo() throws Exception {
    String addressSubject = "address-" + subject;
    Schema address =
        SchemaBuilder.record("shop.Address").fields().requiredString("city").endRecord();
    String order =
        """
        {"type": "record", "name": "Order", "namespace": "shop",
         "fields": [{"name": "to", "type": "Address"}]}
        """;
    theirs.register(addressSubject, confluent(address));
    int id =
        theirs.register(
            subject,
            new AvroSchema(
                order,
                List.of(new SchemaReference("shop.Address", addressSubject, 1)),
                Map.of("shop.Address", address.toString()),
                null));

    assertThat(ours.schema(id).getField("to").schema()).isEqualTo(address);
    assertThat(ours.latest(subject).orElseThrow().schema().getField("to").schema())
        .isEqualTo(address);
  }

  @Test
  void saysWhatIsNotThere() {
    assertThatExceptionOfType(SchemaNotFoundException.class)
        .isThrownBy(() -> ours.lookup(subject, ONE))
        .withMessageStartingWith(
            "Cannot POST /subjects/%s at the schema registry: status 404, code 404"
                .formatted(subject));
    assertThatExceptionOfType(SchemaNotFoundException.class)
        .isThrownBy(() -> ours.schema(2_000_000_000))
        .withMessageStartingWith(
            "Cannot GET /schemas/ids/2000000000 at the schema registry: status 404, code 404");
    assertThatExceptionOfType(SchemaNotFoundException.class)
        .isThrownBy(() -> ours.id(subject, ONE))
        .withMessageContaining("status 404");
  }

  private static AvroSchema confluent(Schema schema) {
    return new AvroSchema(schema.toString());
  }
}
