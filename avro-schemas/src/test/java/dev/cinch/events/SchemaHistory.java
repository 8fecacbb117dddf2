package dev.cinch.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The versions of each record's schema that were ever released, in {@code history/}. */
final class SchemaHistory {

  private static final Path ROOT = Path.of("history");

  private SchemaHistory() {}

  /** The records that topics carry. */
  static Stream<Class<?>> records() {
    return Topics.all().stream().<Class<?>>map(TopicDefinition::record).distinct();
  }

  /** The kept versions of a record, the oldest first. */
  static List<Version> of(Class<?> record) {
    try (Stream<Path> files = Files.list(ROOT.resolve(record.getSimpleName()))) {
      return files.map(Version::of).sorted(Comparator.comparingInt(Version::number)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folders that are kept, by record name. */
  static List<String> folders() {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders.map(folder -> folder.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record Version(int number, Path file, Schema schema) {

    static Version of(Path file) {
      String number = file.getFileName().toString().replace(".avsc", "");
      try {
        String text = Files.readString(file);
        return new Version(Integer.parseInt(number), file, new Schema.Parser().parse(text));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
