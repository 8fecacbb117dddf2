package dev.cinch.backbone.wire;

import dev.cinch.backbone.registry.RegistryClient;
import dev.cinch.backbone.registry.SchemaNotFoundException;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Decodes framed records: with the schema that their writer used, found by id, resolved to the one
 * that the reader wants.
 *
 * <p>Throws {@link UndecodableRecordException} for bytes that can't be read, and the registry's own
 * exceptions when it is away or does not let us in.
 */
public final class RecordDecoder {

  private final RegistryClient registry;
  private final ConcurrentMap<Reading, DatumReader<Object>> readers = new ConcurrentHashMap<>();

  /** Decodes with the schemas of a registry. */
  public RecordDecoder(RegistryClient registry) {
    this.registry = registry;
  }

  /** Decodes a record as a generated class. */
  public <T extends SpecificRecord> T decode(byte[] framed, Class<T> type) {
    return type.cast(decode(framed, reader(WireFormat.schemaId(framed), type)));
  }

  /** Decodes a record as its writer wrote it. */
  public GenericRecord decodeGeneric(byte[] framed) {
    return (GenericRecord) decode(framed, reader(WireFormat.schemaId(framed), GenericRecord.class));
  }

  /** Decodes a record as the generated class that is named as its writer's schema. */
  public SpecificRecord decodeSpecific(byte[] framed) {
    Schema writer = writer(WireFormat.schemaId(framed));
    Class<?> type =
        new GeneratedClasses(Thread.currentThread().getContextClassLoader()).getClass(writer);
    if (type == null || !SpecificRecord.class.isAssignableFrom(type)) {
      throw new UndecodableRecordException(
          "Cannot decode a %s as a specific record: no such class is generated; set specific.avro.reader=false to read it generically"
              .formatted(writer.getFullName()),
          null);
    }
    return decode(framed, type.asSubclass(SpecificRecord.class));
  }

  private DatumReader<Object> reader(int schemaId, Class<?> type) {
    Reading reading = new Reading(schemaId, type);
    DatumReader<Object> known = readers.get(reading);
    if (known != null) {
      return known;
    }
    DatumReader<Object> made = makeReader(writer(schemaId), type);
    readers.put(reading, made);
    return made;
  }

  private static DatumReader<Object> makeReader(Schema writer, Class<?> type) {
    if (type == GenericRecord.class) {
      return new GenericDatumReader<>(writer, writer, GenericData.get());
    }
    SpecificData data = new GeneratedClasses(type.getClassLoader());
    return new SpecificDatumReader<>(writer, data.getSchema(type), data);
  }

  private Schema writer(int schemaId) {
    try {
      return registry.schema(schemaId);
    } catch (SchemaNotFoundException e) {
      throw new UndecodableRecordException(
          "Cannot decode a value written with schema %d: %s".formatted(schemaId, e.getMessage()),
          e);
    }
  }

  private static Object decode(byte[] framed, DatumReader<Object> reader) {
    BinaryDecoder decoder =
        DecoderFactory.get()
            .binaryDecoder(
                framed, WireFormat.HEADER_LENGTH, framed.length - WireFormat.HEADER_LENGTH, null);
    try {
      Object record = reader.read(null, decoder);
      if (!decoder.isEnd()) {
        throw undecodable(framed, "bytes are left over after the record", null);
      }
      return record;
    } catch (StackOverflowError e) {
      throw undecodable(framed, "it is nested too deeply", e);
    } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
      throw undecodable(framed, String.valueOf(e.getMessage()), e);
    }
  }

  private static UndecodableRecordException undecodable(
      byte[] framed, String why, @Nullable Throwable cause) {
    return new UndecodableRecordException(
        "Cannot decode a value with schema %d: %s".formatted(WireFormat.schemaId(framed), why),
        cause);
  }

  private record Reading(int schemaId, Class<?> type) {}
}
