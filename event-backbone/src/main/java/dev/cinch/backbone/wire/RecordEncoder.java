package dev.cinch.backbone.wire;

import dev.cinch.backbone.registry.RegistryClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Encodes records with their own schema, under the id that the registry knows it by. */
public final class RecordEncoder {

  private final RegistryClient registry;

  /** Encodes with the ids of a registry. */
  public RecordEncoder(RegistryClient registry) {
    this.registry = registry;
  }

  /** Encodes and frames a record for a subject. */
  public byte[] encode(String subject, IndexedRecord record) {
    return frame(subject, record.getSchema(), avro(record));
  }

  /** Frames a record that was encoded before with a schema. */
  public byte[] frame(String subject, Schema schema, byte[] avro) {
    return WireFormat.frame(registry.id(subject, schema), avro);
  }

  /** Encodes a record without framing; asks no registry. */
  public static byte[] avro(IndexedRecord record) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    try {
      writer(record).write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("an array of bytes takes all that is written to it", e);
    }
    return bytes.toByteArray();
  }

  private static GenericDatumWriter<Object> writer(IndexedRecord record) {
    return record instanceof SpecificRecord
        ? new SpecificDatumWriter<>(record.getSchema(), SpecificData.getForClass(record.getClass()))
        : new GenericDatumWriter<>(record.getSchema(), GenericData.get());
  }
}
