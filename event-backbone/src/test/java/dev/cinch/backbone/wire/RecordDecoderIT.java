package dev.cinch.backbone.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cinch.backbone.Rig;
import dev.cinch.backbone.Samples;
import dev.cinch.events.CommandKind;
import dev.cinch.events.MigrationCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RecordDecoderIT {

  private final String subject = "decoding-" + UUID.randomUUID() + "-value";

  private Rig rig;
  private RecordDecoder decoder;

  @BeforeEach
  void connect() {
    rig = Rig.shared();
    decoder = new RecordDecoder(rig.registry());
  }

  @AfterEach
  void disconnect() {
    rig.close();
  }

  @Test
  void resolvesALaterWritersRecordToTheReadersSchema() {
    Schema later =
        new Schema.Parser()
            .parse(
                MigrationCommand.getClassSchema()
                    .toString()
                    .replace("\"PAUSE\"", "\"PAUSE\",\"HURRY\"")
                    .replace(
                        "{\"name\":\"actor\"",
                        "{\"name\":\"urgent\",\"type\":\"boolean\",\"default\":false},{\"name\":\"actor\""));
    GenericRecord record =
        new GenericRecordBuilder(later)
            .set("migration", "orders")
            .set("kind", new GenericData.EnumSymbol(later.getField("kind").schema(), "HURRY"))
            .set("urgent", true)
            .set("actor", "ada")
            .set("issued_at", Samples.NOW.toEpochMilli())
            .build();
    rig.registry().register(subject, later);

    MigrationCommand read =
        decoder.decode(
            new RecordEncoder(rig.registry()).encode(subject, record), MigrationCommand.class);

    assertThat(read.getMigration()).isEqualTo("orders");
    assertThat(read.getKind()).isEqualTo(CommandKind.UNKNOWN);
    assertThat(read.getIssuedAt()).isEqualTo(Samples.NOW);
  }

  @Test
  void refusesARecordThatTheReadersSchemaCannotTake() {
    Schema other = SchemaBuilder.record("Other").fields().requiredLong("id").endRecord();
    int id = rig.registry().register(subject, other);

    assertThatExceptionOfType(UndecodableRecordException.class)
        .isThrownBy(
            () -> decoder.decode(WireFormat.frame(id, new byte[] {2}), MigrationCommand.class))
        .withMessageStartingWith("Cannot decode a value with schema %d: ".formatted(id));
  }

  @Test
  void refusesAnIdThatNoRegistryHolds() {
    assertThatExceptionOfType(UndecodableRecordException.class)
        .isThrownBy(
            () ->
                decoder.decode(
                    WireFormat.frame(2_000_000_000, new byte[0]), MigrationCommand.class))
        .withMessageStartingWith(
            "Cannot decode a value written with schema 2000000000: Cannot GET");
  }

  @Test
  void refusesBytesThatAreLeftOver() {
    Schema schema = SchemaBuilder.record("One").fields().requiredLong("id").endRecord();
    int id = rig.registry().register(subject, schema);

    assertThatExceptionOfType(UndecodableRecordException.class)
        .isThrownBy(() -> decoder.decodeGeneric(WireFormat.frame(id, new byte[] {2, 2})))
        .withMessage(
            "Cannot decode a value with schema %d: bytes are left over after the record"
                .formatted(id));
  }

  @Test
  void refusesALengthThatTheRecordDoesNotHold() throws IOException {
    Schema schema = SchemaBuilder.record("Text").fields().requiredString("text").endRecord();
    int id = rig.registry().register(subject, schema);

    assertThatExceptionOfType(UndecodableRecordException.class)
        .isThrownBy(() -> decoder.decodeGeneric(WireFormat.frame(id, number(2_000_000_000))))
        .withMessageStartingWith("Cannot decode a value with schema %d: ".formatted(id));
  }

  @Test
  @Timeout(30)
  void refusesAListOfBillionsOfNothings() throws IOException {
    Schema schema =
        SchemaBuilder.record("Nothings")
            .fields()
            .name("all")
            .type()
            .array()
            .items()
            .nullType()
            .noDefault()
            .endRecord();
    int id = rig.registry().register(subject, schema);

    assertThatExceptionOfType(UndecodableRecordException.class)
        .isThrownBy(() -> decoder.decodeGeneric(WireFormat.frame(id, number(2_000_000_000))))
        .withMessageStartingWith("Cannot decode a value with schema %d: ".formatted(id));
  }

  @Test
  void refusesARecursionWithoutEnd() throws IOException {
    Schema schema =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "Deep", "fields": [
                  {"name": "deeper", "type": ["null", "Deep"], "default": null}]}
                """);
    int id = rig.registry().register(subject, schema);
    byte[] deep = new byte[1_000_000];
    Arrays.fill(deep, (byte) 2);

    assertThatExceptionOfType(UndecodableRecordException.class)
        .isThrownBy(() -> decoder.decodeGeneric(WireFormat.frame(id, deep)))
        .withMessage("Cannot decode a value with schema %d: it is nested too deeply".formatted(id));
  }

  @Test
  void makesNoInstanceOfAClassThatAvroDidNotGenerate() {
    Schema schema =
        SchemaBuilder.record("java.util.concurrent.atomic.AtomicLong")
            .fields()
            .requiredLong("value")
            .endRecord();
    int id = rig.registry().register(subject, schema);

    assertThatExceptionOfType(UndecodableRecordException.class)
        .isThrownBy(() -> decoder.decodeSpecific(WireFormat.frame(id, new byte[] {2})))
        .withMessage(
            "Cannot decode a java.util.concurrent.atomic.AtomicLong as a specific record: no such class is generated; set specific.avro.reader=false to read it generically");
  }

  private static byte[] number(long number) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    encoder.writeLong(number);
    encoder.flush();
    return bytes.toByteArray();
  }
}
