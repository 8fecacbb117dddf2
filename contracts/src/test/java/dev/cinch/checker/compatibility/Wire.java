package dev.cinch.checker.compatibility;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/** Encodes and decodes for real, with both of Avro's readers. */
final class Wire {

  private Wire() {}

  static byte[] encode(@Nullable Object datum, Schema writer) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      new GenericDatumWriter<@Nullable Object>(writer).write(datum, encoder);
      encoder.flush();
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Empty where a schema without end makes Avro's JSON decoder overflow the stack. */
  static Optional<byte[]> fromJson(String json, Schema writer) {
    try {
      Decoder decoder = DecoderFactory.get().jsonDecoder(writer, json);
      Object datum = new GenericDatumReader<@Nullable Object>(writer).read(null, decoder);
      return Optional.of(encode(datum, writer));
    } catch (IOException invalid) {
      throw new UncheckedIOException(invalid);
    } catch (StackOverflowError endless) {
      return Optional.empty();
    }
  }

  static @Nullable Object decode(byte[] bytes, Schema writer, Schema reader) {
    try {
      return new GenericDatumReader<@Nullable Object>(writer, reader, new GenericData())
          .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** What the reader says against the bytes; empty when it decodes all of them. */
  static Optional<String> complaint(byte[] bytes, Schema writer, Schema reader, boolean fast) {
    GenericData data = new GenericData();
    data.setFastReaderEnabled(fast);
    BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
    try {
      new GenericDatumReader<@Nullable Object>(writer, reader, data).read(null, decoder);
      return decoder.isEnd() ? Optional.empty() : Optional.of("bytes are left over");
    } catch (IOException | RuntimeException | StackOverflowError undecodable) {
      return Optional.of(undecodable.toString());
    }
  }
}
