package dev.cinch.checker.inspection;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.compatibility.InvalidSchema;
import dev.cinch.checker.compatibility.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a folder of schemas. {@code <subject>.avsc} is a schema of that subject, {@code
 * <subject>/3.avsc} its version 3 and {@code <subject>/2.deleted.avsc} a version that was deleted
 * softly. A schema may refer to types that another file of the folder defines.
 */
public final class SchemaFolder {

  static final String RULE = "schema-file";

  private static final String ENDING = ".avsc";
  private static final Pattern VERSION = Pattern.compile("(\\d{1,9})(\\.deleted)?\\.avsc");

  private final Map<Path, AvroSchema> schemas = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private SchemaFolder() {}

  /** Reads a folder with all that is in it, or a single file. */
  public static SchemaFolder read(Path folderOrFile) {
    SchemaFolder folder = new SchemaFolder();
    try (Stream<Path> files = Files.walk(folderOrFile)) {
      folder.parse(files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList());
    } catch (IOException away) {
      folder.problems.add(
          Problem.unknown(
              RULE,
              Spot.startOf(folderOrFile.toString()),
              "the schemas can't be read: " + away,
              "see that the path is right"));
    }
    return folder;
  }

  static SchemaFolder of(List<Path> files) {
    SchemaFolder folder = new SchemaFolder();
    try {
      folder.parse(files);
    } catch (IOException away) {
      folder.problems.add(
          Problem.unknown(
              RULE,
              Spot.startOf(String.valueOf(files.get(0).getParent())),
              "a schema can't be read: " + away,
              "see that it may be read and is in UTF-8"));
    }
    return folder;
  }

  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Each file as a proposal for the subject that it is named after. */
  public List<ProposedSchema> proposed() {
    return schemas.entrySet().stream()
        .filter(entry -> !VERSION.matcher(name(entry.getKey())).matches())
        .map(
            entry ->
                new ProposedSchema(
                    name(entry.getKey()).replace(ENDING, ""),
                    entry.getValue(),
                    Spot.startOf(entry.getKey().toString())))
        .toList();
  }

  /** The files as what is registered. */
  public List<History> histories() {
    Map<String, List<Version>> versions = new TreeMap<>();
    schemas.forEach(
        (file, schema) -> {
          Matcher number = VERSION.matcher(name(file));
          @Nullable Path parent = number.matches() ? file.getParent() : null;
          boolean numbered = parent != null;
          String subject = parent == null ? name(file).replace(ENDING, "") : name(parent);
          versions
              .computeIfAbsent(subject, any -> new ArrayList<>())
              .add(
                  new Version(
                      numbered ? Integer.parseInt(number.group(1)) : 1,
                      schema,
                      numbered && number.group(2) != null));
        });
    return versions.entrySet().stream()
        .map(entry -> new History(entry.getKey(), null, entry.getValue()))
        .toList();
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  /** Those first that need no other; then again, with what is known by then. */
  private void parse(List<Path> files) throws IOException {
    Map<Path, String> texts = new TreeMap<>();
    for (Path file : files) {
      texts.put(file, Files.readString(file));
    }
    Map<Path, InvalidSchema> refused = new TreeMap<>();
    Map<String, String> types = new HashMap<>();
    int before;
    do {
      before = schemas.size();
      refused.clear();
      texts.forEach((file, text) -> parse(file, text, types, refused));
    } while (schemas.size() > before && !refused.isEmpty());
    refused.forEach(
        (file, why) ->
            problems.add(
                Problem.violation(
                    RULE,
                    Spot.startOf(file.toString()),
                    String.valueOf(why.getMessage()),
                    "correct the schema, or put the types that it refers to in the same folder")));
  }

  private void parse(
      Path file, String text, Map<String, String> types, Map<Path, InvalidSchema> refused) {
    if (schemas.containsKey(file)) {
      return;
    }
    try {
      List<String> references =
          types.entrySet().stream()
              .filter(type -> text.contains(type.getKey()))
              .map(Map.Entry::getValue)
              .toList();
      AvroSchema schema = parsed(text, references);
      schemas.put(file, schema);
      types.putIfAbsent(schema.fullName(), schema.toString());
    } catch (InvalidSchema invalid) {
      refused.put(file, invalid);
    }
  }

  private static AvroSchema parsed(String text, List<String> references) {
    try {
      return AvroSchema.parse(text);
    } catch (InvalidSchema needsMore) {
      return AvroSchema.parse(text, references);
    }
  }
}
