package dev.cinch.checker.compatibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.jspecify.annotations.Nullable;

/** What would take a difference away: tries changes of either schema and keeps those that do. */
public final class Suggestions {

  private final AvroSchema writer;
  private final AvroSchema reader;
  private final @Nullable AvroSchema current;
  private final Compatibility now;
  private final List<Suggestion> found = new ArrayList<>();

  private Suggestions(AvroSchema writer, AvroSchema reader, @Nullable AvroSchema current) {
    this.writer = writer;
    this.reader = reader;
    this.current = current;
    this.now = writer.readBy(reader);
  }

  /**
   * What would let the reader take what the writer is going to write.
   *
   * @param current what is written until now, for steps in between; null where nothing is
   */
  public static List<Suggestion> of(
      AvroSchema writer, AvroSchema reader, @Nullable AvroSchema current) {
    Suggestions suggestions = new Suggestions(writer, reader, current);
    suggestions.now.objections().forEach(suggestions::against);
    return suggestions.found.stream().distinct().toList();
  }

  private void against(Difference difference) {
    Optional<FieldAt> read = FieldAt.find(reader.schema(), fieldPath(difference.path()));
    Optional<FieldAt> written = FieldAt.find(writer.schema(), fieldPath(difference.path()));
    read.ifPresent(
        at -> {
          alias(difference, at);
          fallback(difference, at);
          wider(difference, at, written);
        });
    transition(difference, read);
  }

  /** Without the outermost type and the marks of containers. */
  private static String fieldPath(String path) {
    String bare = path.replace("[]", "").replace("[value]", "");
    int dot = bare.indexOf('.');
    return dot < 0 ? "" : bare.substring(dot + 1);
  }

  private void alias(Difference difference, FieldAt read) {
    if (difference.rule() != Rule.MISSING_FIELD
        && difference.rule() != Rule.RENAMED_WITHOUT_ALIAS) {
      return;
    }
    writersRecord(difference)
        .ifPresent(
            record ->
                Renames.of(read.field(), read.record(), record)
                    .ifPresent(
                        like ->
                            tryReader(
                                difference,
                                Suggestion.Kind.ALIAS,
                                "give the reader's field '%s' the alias '%s'"
                                    .formatted(read.field().name(), like.name()),
                                () ->
                                    Amendment.ofField(
                                        reader.schema(),
                                        read.record(),
                                        read.field().name(),
                                        field -> aliased(field, like.name())))));
  }

  private Optional<Schema> writersRecord(Difference difference) {
    String path = fieldPath(difference.path());
    int dot = path.lastIndexOf('.');
    return dot < 0
        ? Optional.of(writer.schema()).filter(schema -> schema.getType() == Schema.Type.RECORD)
        : FieldAt.find(writer.schema(), path.substring(0, dot))
            .map(at -> recordIn(at.field().schema()))
            .filter(Objects::nonNull);
  }

  private static @Nullable Schema recordIn(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> schema;
      case ARRAY -> recordIn(schema.getElementType());
      case MAP -> recordIn(schema.getValueType());
      case UNION ->
          schema.getTypes().stream()
              .map(Suggestions::recordIn)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null);
      case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> null;
    };
  }

  private static Field aliased(Field field, String alias) {
    Field copy = new Field(field, field.schema());
    copy.addAlias(alias);
    return copy;
  }

  private void fallback(Difference difference, FieldAt read) {
    Field field = read.field();
    if (difference.rule() == Rule.MISSING_FIELD) {
      Types.emptyValue(field.schema())
          .ifPresent(
              value ->
                  tryReader(
                      difference,
                      Suggestion.Kind.DEFAULT,
                      "give the reader's field '%s' a default, such as %s"
                          .formatted(field.name(), Words.value(value)),
                      () -> withField(read, withDefault(field, field.schema(), value))));
    } else if (difference.rule() == Rule.SYMBOL) {
      Schema type = FieldAt.bare(field.schema());
      if (type.getType() == Schema.Type.ENUM) {
        String first = type.getEnumSymbols().get(0);
        tryReader(
            difference,
            Suggestion.Kind.DEFAULT,
            "give the reader's %s a default, such as '%s'".formatted(Words.of(type), first),
            () ->
                withField(
                    read, withType(field, Types.enumLike(type, type.getEnumSymbols(), first))));
      }
    }
  }

  private void wider(Difference difference, FieldAt read, Optional<FieldAt> written) {
    if (written.isEmpty() || difference.rule() == Rule.MISSING_FIELD) {
      return;
    }
    Field field = read.field();
    Schema from = written.get().field().schema();
    tryReader(
        difference,
        Suggestion.Kind.WIDER_READER,
        "let the reader's field '%s' take %s as well".formatted(field.name(), Words.of(from)),
        () -> withField(read, withType(field, Types.both(field.schema(), from))));
  }

  private void transition(Difference difference, Optional<FieldAt> read) {
    Optional<Schema> record = writersRecord(difference);
    if (record.isEmpty() || read.isEmpty()) {
      return;
    }
    String name = read.get().field().name();
    Optional<Field> before =
        Optional.ofNullable(current)
            .flatMap(schema -> FieldAt.find(schema.schema(), fieldPath(difference.path())))
            .map(FieldAt::field);
    boolean missing = record.get().getField(name) == null;
    Field kept = before.orElse(read.get().field());
    String words =
        missing
            ? "go on writing '%s' (%s) until every reader does without it"
                .formatted(name, Words.of(kept.schema()))
            : "go on writing '%s' as %s until every reader takes %s"
                .formatted(
                    name,
                    Words.of(kept.schema()),
                    Words.of(Objects.requireNonNull(record.get().getField(name)).schema()));
    tryWriter(
        difference,
        words,
        () ->
            missing
                ? Amendment.ofRecord(writer.schema(), record.get(), fields -> and(fields, kept))
                : Amendment.ofField(writer.schema(), record.get(), name, field -> kept));
  }

  private static List<Field> and(List<Field> fields, Field more) {
    List<Field> all = new ArrayList<>(fields);
    all.add(more);
    return all;
  }

  private Schema withField(FieldAt at, Field changed) {
    return Amendment.ofField(reader.schema(), at.record(), changed.name(), field -> changed);
  }

  private static Field withType(Field field, Schema type) {
    return new Field(field, type);
  }

  private static Field withDefault(Field field, Schema type, Object value) {
    Field copy = new Field(field.name(), type, field.doc(), value, field.order());
    field.aliases().forEach(copy::addAlias);
    return copy;
  }

  private void tryReader(
      Difference difference, Suggestion.Kind kind, String words, Supplier<Schema> amendment) {
    attempt(amendment)
        .ifPresent(
            amended ->
                keepIfBetter(
                    difference,
                    writer.readBy(amended),
                    new Suggestion(kind, Suggestion.Side.READER, words, amended, false)));
  }

  private void tryWriter(Difference difference, String words, Supplier<Schema> amendment) {
    attempt(amendment)
        .ifPresent(
            amended ->
                keepIfBetter(
                    difference,
                    amended.readBy(reader),
                    new Suggestion(
                        Suggestion.Kind.TRANSITION,
                        Suggestion.Side.WRITER,
                        words,
                        amended,
                        false)));
  }

  /**
   * A change that makes no schema is none: a default that does not fit, a union of one type twice.
   */
  private static Optional<AvroSchema> attempt(Supplier<Schema> amendment) {
    try {
      return Optional.of(AvroSchema.parse(amendment.get().toString()));
    } catch (AvroRuntimeException | InvalidSchema refused) {
      return Optional.empty();
    }
  }

  private void keepIfBetter(Difference difference, Compatibility then, Suggestion suggestion) {
    Set<String> before = sayings(now);
    Set<String> after = sayings(then);
    if (!after.contains(saying(difference)) && before.containsAll(after)) {
      found.add(
          new Suggestion(
              suggestion.kind(),
              suggestion.side(),
              suggestion.words(),
              suggestion.amended(),
              then.faithful()));
    }
  }

  private static Set<String> sayings(Compatibility compatibility) {
    return compatibility.differences().stream()
        .filter(difference -> !difference.rule().providedFor())
        .map(Suggestions::saying)
        .collect(Collectors.toSet());
  }

  /** Without the reason, in which the amended type is another one. */
  private static String saying(Difference difference) {
    return difference.path() + " " + difference.rule() + " " + symbolOf(difference);
  }

  private static String symbolOf(Difference difference) {
    return difference.rule() == Rule.SYMBOL ? difference.remedy() : "";
  }
}
