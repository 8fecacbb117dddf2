package dev.cinch.cli;

import dev.cinch.checker.inspection.History;
import dev.cinch.checker.inspection.HttpRegistry;
import dev.cinch.checker.inspection.SchemaFolder;
import dev.cinch.checker.inspection.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where the schemas stand that are registered already. */
final class RegisteredOption {

  /** Holds {@code user:password}: not an option, since command lines can be read by others. */
  static final String CREDENTIALS = "CINCH_REGISTRY_CREDENTIALS";

  @ArgGroup(exclusive = true)
  private @Nullable Source source;

  /** One of three. */
  static final class Source {

    @Option(
        names = "--registry",
        paramLabel = "URL",
        description = {
          "The schema registry, Confluent's API.",
          "CINCH_REGISTRY_CREDENTIALS=user:password signs in."
        })
    private @Nullable String registry;

    @Option(
        names = "--snapshot",
        paramLabel = "FILE",
        description = "What cinch contract snapshot has written, for checks without a network.")
    private @Nullable Path snapshot;

    @Option(
        names = "--registered",
        paramLabel = "FOLDER",
        description = "A folder of schemas: SUBJECT/3.avsc is version 3 of SUBJECT.")
    private @Nullable Path folder;
  }

  /** What is registered of the subjects; nothing where no source is given. */
  List<History> histories(Collection<String> subjects, Map<String, String> environment)
      throws IOException {
    if (source == null) {
      return List.of();
    }
    if (source.registry != null) {
      return new HttpRegistry(source.registry, environment.get(CREDENTIALS)).histories(subjects);
    }
    if (source.snapshot != null) {
      return Snapshot.read(source.snapshot).histories();
    }
    return source.folder == null ? List.of() : SchemaFolder.read(source.folder).histories();
  }
}
