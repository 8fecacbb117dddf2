package dev.cinch.checker.compatibility;

import java.io.IOException;
import java.util.Optional;
import org.apache.avro.Resolver.Action;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Shows differences by data: encoded with the writer, decoded with the reader. */
final class Proofs {

  private final Action root;
  private final Schema writer;
  private final Schema reader;
  private final SmallestData data;

  Proofs(Action root, Schema writer, Schema reader, Sizes sizes, Fate fate) {
    this.root = root;
    this.writer = writer;
    this.reader = reader;
    this.data = new SmallestData(sizes, fate);
  }

  /** Of a pair that Avro refuses whatever the data. */
  static Proof refused(Schema writer, Schema reader) {
    Sizes sizes = Sizes.of(writer);
    try {
      return fails(new SmallestData(sizes, Fate.none(sizes)).any(writer), writer, reader);
    } catch (SmallestData.Endless endless) {
      return new Proof.NoDatum(endless.why());
    }
  }

  Proof fails(@Nullable Trail trail) {
    try {
      return fails(
          data.along(root, writer, Trail.choices(trail), Optional.empty()), writer, reader);
    } catch (SmallestData.Endless endless) {
      return new Proof.NoDatum(endless.why());
    }
  }

  /** Empty where the datum can't be had or fails for another reason. */
  Optional<Proof> alters(@Nullable Trail trail, Optional<Object> sample) {
    try {
      Object datum = data.along(root, writer, Trail.choices(trail), sample);
      byte[] bytes = Decoders.encode(datum, writer);
      if (Decoders.complaint(bytes, writer, reader).isPresent()) {
        return Optional.empty();
      }
      Object arrived = Decoders.decode(bytes, writer, reader);
      return Optional.of(
          new Proof.Alters(AvroJson.of(datum, writer), AvroJson.of(arrived, reader)));
    } catch (SmallestData.Endless | IOException | RuntimeException none) {
      return Optional.empty();
    }
  }

  private static Proof fails(@Nullable Object datum, Schema writer, Schema reader) {
    try {
      byte[] bytes = Decoders.encode(datum, writer);
      String json = AvroJson.of(datum, writer);
      return Decoders.complaint(bytes, writer, reader)
          .<Proof>map(complaint -> new Proof.Fails(json, bytes.length, complaint))
          .orElseGet(
              () ->
                  new Proof.NoDatum(
                      "%s was decoded after all, by the Avro that this was tried with"
                          .formatted(json)));
    } catch (IOException | RuntimeException | StackOverflowError unwritable) {
      return new Proof.NoDatum("the writer can't write what would show it: " + unwritable);
    }
  }
}
