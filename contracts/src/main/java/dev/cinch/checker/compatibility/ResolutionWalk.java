package dev.cinch.checker.compatibility;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.avro.Resolver;
import org.apache.avro.Resolver.Action;
import org.apache.avro.Resolver.Container;
import org.apache.avro.Resolver.EnumAdjust;
import org.apache.avro.Resolver.ErrorAction;
import org.apache.avro.Resolver.ReaderUnion;
import org.apache.avro.Resolver.RecordAdjust;
import org.apache.avro.Resolver.Skip;
import org.apache.avro.Resolver.WriterUnion;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/**
 * Walks the actions by which Avro's decoder turns a writer's data into a reader's, and notes each
 * one that fails. The decoder itself is lazy: it fails only when data takes it there. A gate has to
 * know before.
 */
final class ResolutionWalk {

  private final List<Difference> differences = new ArrayList<>();
  private final Set<Leniency> leniencies = EnumSet.noneOf(Leniency.class);
  private final Set<RecordAdjust> visited = Collections.newSetFromMap(new IdentityHashMap<>());

  private ResolutionWalk() {}

  static Compatibility between(Schema writer, Schema reader) {
    ResolutionWalk walk = new ResolutionWalk();
    try {
      walk.resolve(writer, reader);
    } catch (RuntimeException | StackOverflowError refused) {
      walk.refused(reader, refused);
    }
    return new Compatibility(walk.differences, walk.leniencies);
  }

  private void resolve(Schema writer, Schema reader) {
    // Avro's readers apply aliases once themselves and once more in the resolver; with aliases that
    // swap two names that is not the same as once.
    Schema renamed = Schema.applyAliases(writer, reader);
    if (!renamed.equals(writer)) {
      leniencies.add(Leniency.ALIAS);
    }
    Action action = Resolver.resolve(renamed, reader);
    visit(action, new Place(root(reader), true));
    if (ClassicGrammar.hasHoles(renamed, reader)) {
      leniencies.add(Leniency.TANGLED_RECURSION);
    }
  }

  private void refused(Schema reader, Throwable why) {
    String reason = "Avro can't resolve the two schemas: " + why.getMessage();
    add(
        new Place(root(reader), true),
        Rule.UNRESOLVABLE,
        reason,
        "look for aliases or defaults of the reader that contradict the writer");
  }

  private void visit(Action action, Place place) {
    switch (action.type) {
      case DO_NOTHING -> compareLogicalTypes(action, place);
      case PROMOTE -> promoted(action, place);
      case ERROR -> failed((ErrorAction) action, place);
      case CONTAINER -> elements((Container) action, place.element(action.reader));
      case ENUM -> enumAdjusted((EnumAdjust) action, place);
      case RECORD -> recordAdjusted((RecordAdjust) action, place);
      case WRITER_UNION -> branches((WriterUnion) action, place);
      case READER_UNION -> visit(((ReaderUnion) action).actualAction, place);
      case SKIP -> throw new IllegalStateException("A skipped field is not visited");
    }
  }

  private void elements(Container container, Place place) {
    Action element = container.elementAction;
    if (ShortestEncoding.of(element.reader) > ShortestEncoding.of(element.writer)) {
      leniencies.add(Leniency.SHORT_ELEMENTS);
    }
    visit(element, place);
  }

  private void branches(WriterUnion union, Place place) {
    Place branch = union.actions.length > 1 ? place.onSomeData() : place;
    for (Action action : union.actions) {
      visit(action, branch);
    }
  }

  private void recordAdjusted(RecordAdjust adjust, Place place) {
    if (!visited.add(adjust)) {
      return;
    }
    noteNames(adjust);
    missingFields(adjust, place);
    for (int i = 0; i < adjust.fieldActions.length; i++) {
      Action action = adjust.fieldActions[i];
      if (!(action instanceof Skip)) {
        visit(action, place.field(adjust.writer.getFields().get(i).name()));
      }
    }
  }

  /**
   * A record that contains itself can refer to an action that was begun and then given up for an
   * error, which shows only here.
   */
  private void missingFields(Action action, Place place) {
    for (Field field : action.reader.getFields()) {
      if (action.writer.getField(field.name()) == null && !field.hasDefaultValue()) {
        add(
            place.field(field.name()),
            Rule.MISSING_FIELD,
            "the reader requires field '%s' (%s), which the writer's %s does not have"
                .formatted(field.name(), Words.of(field.schema()), Words.of(action.writer)),
            "give the reader's field '%s' a default, or an alias if the writer has it under another name"
                .formatted(field.name()));
      }
    }
  }

  private void enumAdjusted(EnumAdjust adjust, Place place) {
    noteNames(adjust);
    List<String> symbols = adjust.writer.getEnumSymbols();
    for (int i = 0; i < symbols.size(); i++) {
      if (adjust.adjustments[i] < 0) {
        unknownSymbol(adjust, symbols.get(i), symbols.size() > 1 ? place.onSomeData() : place);
      } else if (!adjust.reader.hasEnumSymbol(symbols.get(i))) {
        leniencies.add(Leniency.ENUM_DEFAULT);
      }
    }
  }

  private void unknownSymbol(EnumAdjust adjust, String symbol, Place place) {
    add(
        place,
        Rule.SYMBOL,
        "the writer may write symbol '%s', which the reader's %s does not have and has no default for"
            .formatted(symbol, Words.of(adjust.reader)),
        "add symbol '%s' to the reader's enum, or give the enum a default".formatted(symbol));
  }

  private void failed(ErrorAction error, Place place) {
    switch (error.error) {
      case MISSING_REQUIRED_FIELD -> missingFields(error, place);
      case NO_MATCHING_BRANCH ->
          add(
              place,
              Rule.BRANCH,
              "the writer may write %s, which no branch of the reader's union (%s) takes"
                  .formatted(Words.of(error.writer), Words.branches(error.reader)),
              "add %s to the reader's union".formatted(Words.of(error.writer)));
      case NAMES_DONT_MATCH -> mismatch(error, place, Rule.NAME);
      case SIZES_DONT_MATCH -> mismatch(error, place, Rule.SIZE);
      case INCOMPATIBLE_SCHEMA_TYPES -> mismatch(error, place, Rule.TYPE);
    }
  }

  private void mismatch(ErrorAction error, Place place, Rule rule) {
    add(
        place,
        rule,
        "the writer may write %s where the reader expects %s"
            .formatted(Words.of(error.writer), Words.of(error.reader)),
        "let the reader take %s as well, for instance in a union"
            .formatted(Words.of(error.writer)));
  }

  private void promoted(Action action, Place place) {
    if (isLossy(action.writer.getType(), action.reader.getType())) {
      doubt(
          place,
          Rule.LOSSY_PROMOTION,
          "the reader turns the writer's %s into %s, which can't hold every value of it"
              .formatted(Words.of(action.writer), Words.of(action.reader)),
          "read it as %s".formatted(Words.of(action.writer)));
    }
    compareLogicalTypes(action, place);
  }

  private static boolean isLossy(Schema.Type writer, Schema.Type reader) {
    return switch (writer) {
      case INT -> reader == Schema.Type.FLOAT;
      case LONG -> reader == Schema.Type.FLOAT || reader == Schema.Type.DOUBLE;
      case BYTES -> reader == Schema.Type.STRING;
      case FLOAT, DOUBLE, STRING, BOOLEAN, NULL, FIXED, ENUM, ARRAY, MAP, UNION, RECORD -> false;
    };
  }

  /** A reader without a logical type takes the raw value, whatever the writer calls it. */
  private void compareLogicalTypes(Action action, Place place) {
    if (action.reader.getType() == Schema.Type.FIXED) {
      noteNames(action);
    }
    if (action.reader.getLogicalType() != null
        && !Words.logical(action.reader).equals(Words.logical(action.writer))) {
      doubt(
          place,
          Rule.LOGICAL_TYPE,
          "the writer writes %s, the reader takes it for %s"
              .formatted(Words.logical(action.writer), Words.logical(action.reader)),
          "give the reader's field the writer's logical type");
    }
  }

  private void noteNames(Action action) {
    if (!action.writer.getFullName().equals(action.reader.getFullName())) {
      leniencies.add(Leniency.NAME);
    }
  }

  private void add(Place place, Rule rule, String reason, String remedy) {
    Severity severity = place.always() ? Severity.ALWAYS_FAILS : Severity.FAILS_ON_SOME_DATA;
    differences.add(new Difference(place.path(), rule, severity, reason, remedy));
  }

  private void doubt(Place place, Rule rule, String reason, String remedy) {
    differences.add(new Difference(place.path(), rule, Severity.SUSPICIOUS, reason, remedy));
  }

  private static String root(Schema reader) {
    return reader.getName();
  }

  /**
   * Where the walk stands.
   *
   * @param always whether every datum comes here
   */
  private record Place(String path, boolean always) {

    Place field(String name) {
      return new Place(path + "." + name, always);
    }

    Place element(Schema container) {
      String suffix = container.getType() == Schema.Type.MAP ? "[value]" : "[]";
      return new Place(path + suffix, false);
    }

    Place onSomeData() {
      return new Place(path, false);
    }
  }
}
