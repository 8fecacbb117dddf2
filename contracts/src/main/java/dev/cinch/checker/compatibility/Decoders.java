package dev.cinch.checker.compatibility;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/** Encodes and decodes for real, with both of Avro's readers. */
final class Decoders {

  private Decoders() {}

  static byte[] encode(@Nullable Object datum, Schema writer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<@Nullable Object>(writer).write(datum, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  /** What the readers say against the bytes; empty when one of them decodes all of them. */
  static Optional<String> complaint(byte[] bytes, Schema writer, Schema reader) {
    return complaint(bytes, writer, reader, true)
        .filter(fast -> complaint(bytes, writer, reader, false).isPresent());
  }

  private static Optional<String> complaint(
      byte[] bytes, Schema writer, Schema reader, boolean fast) {
    BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
    try {
      datumReader(writer, reader, fast).read(null, decoder);
      return decoder.isEnd() ? Optional.empty() : Optional.of("bytes are left over");
    } catch (IOException | RuntimeException | StackOverflowError undecodable) {
      String message = undecodable.getMessage();
      return Optional.of(message == null ? undecodable.toString() : message);
    }
  }

  static @Nullable Object decode(byte[] bytes, Schema writer, Schema reader) throws IOException {
    return datumReader(writer, reader, true)
        .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
  }

  private static GenericDatumReader<@Nullable Object> datumReader(
      Schema writer, Schema reader, boolean fast) {
    GenericData data = new GenericData();
    data.setFastReaderEnabled(fast);
    return new GenericDatumReader<>(writer, reader, data);
  }
}
