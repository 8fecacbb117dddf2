package dev.cinch.checker.compatibility;

import java.util.List;
import java.util.Optional;
import org.apache.avro.Resolver.Action;
import org.apache.avro.Resolver.EnumAdjust;
import org.apache.avro.Resolver.ErrorAction;
import org.apache.avro.Resolver.RecordAdjust;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/** Says what is wrong at a place, in the words of the schemas' authors. */
final class Findings {

  private final Finds finds;
  private final Binding binding;

  Findings(Finds finds, Binding binding) {
    this.finds = finds;
    this.binding = binding;
  }

  static Difference refused(Schema writer, Schema reader, Throwable why) {
    return new Difference(
        reader.getName(),
        Rule.UNRESOLVABLE,
        Severity.ALWAYS_FAILS,
        "Avro can't resolve the two schemas: " + why.getMessage(),
        "look for aliases or defaults of the reader that contradict the writer",
        Proofs.refused(writer, reader));
  }

  void error(ErrorAction error, Place place) {
    switch (error.error) {
      case MISSING_REQUIRED_FIELD -> missingFields(error, place);
      case NO_MATCHING_BRANCH -> noBranch(error, place);
      case NAMES_DONT_MATCH -> mismatch(error, place, Rule.NAME);
      case SIZES_DONT_MATCH -> mismatch(error, place, Rule.SIZE);
      case INCOMPATIBLE_SCHEMA_TYPES -> mismatch(error, place, Rule.TYPE);
    }
  }

  private void noBranch(ErrorAction error, Place place) {
    String written = Words.of(place.written());
    failure(
        place,
        Rule.BRANCH,
        error,
        new Message(
            "the writer may write %s, which no branch of the reader's union (%s) takes"
                .formatted(written, Words.branches(error.reader)),
            "add %s to the reader's union".formatted(written)));
  }

  private void mismatch(ErrorAction error, Place place, Rule rule) {
    String written = Words.of(place.written());
    failure(
        place,
        rule,
        error,
        new Message(
            "the writer may write %s where the reader expects %s"
                .formatted(written, Words.of(error.reader)),
            "let the reader take %s as well, for instance in a union".formatted(written)));
  }

  private void failure(Place place, Rule rule, Action cause, Message message) {
    finds.failure(place, rule, cause, Fate.WHOLE, message);
  }

  void record(RecordAdjust adjust, Place place) {
    // A record that contains itself can refer to an action that was begun and then given up for an
    // error, which shows only here.
    missingFields(adjust, place);
    for (Field field : adjust.reader.getFields()) {
      if (adjust.writer.getField(field.name()) == null && field.hasDefaultValue()) {
        defaultTaken(field, adjust, place);
      }
    }
    if (binding == Binding.BY_POSITION) {
      order(adjust, place);
    }
  }

  private void missingFields(Action action, Place place) {
    for (Field field : action.reader.getFields()) {
      if (action.writer.getField(field.name()) == null && !field.hasDefaultValue()) {
        String hint =
            renamed(field, action, place)
                .map("; the writer's '%s' is like it: perhaps the alias '%<s'"::formatted)
                .orElse("");
        failure(
            place.absent(field.name()),
            Rule.MISSING_FIELD,
            action,
            new Message(
                "the reader requires field '%s' (%s), which the writer's %s does not have"
                    .formatted(field.name(), Words.of(field.schema()), Words.of(place.written())),
                "give the reader's field '%s' a default, or an alias if the writer has it under another name%s"
                    .formatted(field.name(), hint)));
      }
    }
  }

  private static Optional<String> renamed(Field field, Action action, Place place) {
    return Renames.of(field, action.reader, action.writer)
        .map(found -> place.written().getFields().get(found.pos()).name());
  }

  private void defaultTaken(Field field, RecordAdjust adjust, Place place) {
    Place absent = place.absent(field.name());
    String value = Words.value(field.defaultVal());
    Optional<String> renamed = renamed(field, adjust, place);
    if (renamed.isPresent()) {
      finds.doubt(
          absent,
          Rule.RENAMED_WITHOUT_ALIAS,
          adjust,
          new Message(
              "the writer has '%s' and no '%s', the reader '%s' and no '%s': if they are the same field, its value is lost and %s stands in its place"
                  .formatted(renamed.get(), field.name(), field.name(), renamed.get(), value),
              "give the reader's field '%s' the alias '%s' if it is the same field"
                  .formatted(field.name(), renamed.get())));
    } else {
      finds.doubt(
          absent,
          Rule.DEFAULT_TAKEN,
          adjust,
          new Message(
              "the writer's %s has no field '%s': the reader takes its default %s each time"
                  .formatted(Words.of(place.written()), field.name(), value),
              "see that %s is right for what was never written".formatted(value)));
    }
  }

  private void order(RecordAdjust adjust, Place place) {
    for (Field field : adjust.reader.getFields()) {
      Field written = adjust.writer.getField(field.name());
      if (written != null && written.pos() != field.pos()) {
        finds.doubt(
            place.absent(field.name()),
            Rule.FIELD_ORDER,
            adjust,
            new Message(
                "field '%s' is number %d for the writer and number %d for the reader, who takes fields by position"
                    .formatted(field.name(), written.pos() + 1, field.pos() + 1),
                "take the field by its name, or keep the order and add fields at the end"));
        return;
      }
    }
  }

  /** Whether the reader's default stands in for a symbol. */
  boolean symbols(EnumAdjust adjust, Place place) {
    boolean standsIn = false;
    List<String> symbols = adjust.writer.getEnumSymbols();
    for (int i = 0; i < symbols.size(); i++) {
      if (adjust.adjustments[i] < 0) {
        unknownSymbol(adjust, i, place.symbol(adjust, i));
      } else if (!adjust.reader.hasEnumSymbol(symbols.get(i))) {
        standsIn = true;
        symbolLost(adjust, symbols.get(i), place.symbol(adjust, i));
      }
    }
    return standsIn;
  }

  private void unknownSymbol(EnumAdjust adjust, int number, Place place) {
    String symbol = adjust.writer.getEnumSymbols().get(number);
    finds.failure(
        place,
        Rule.SYMBOL,
        adjust,
        number,
        new Message(
            "the writer may write symbol '%s', which the reader's %s does not have and has no default for"
                .formatted(symbol, Words.of(adjust.reader)),
            "add symbol '%s' to the reader's enum, or give the enum a default".formatted(symbol)));
  }

  private void symbolLost(EnumAdjust adjust, String symbol, Place place) {
    String instead = adjust.reader.getEnumDefault();
    String meant = adjust.writer.getEnumDefault();
    finds.loss(
        place,
        Rule.SYMBOL_LOST,
        adjust,
        new Message(
            "symbol '%s' arrives as '%s', the default of the reader's %s"
                .formatted(symbol, instead, Words.of(adjust.reader)),
            "add symbol '%s' to the reader's enum".formatted(symbol)),
        null);
    if (meant != null && !meant.equals(instead)) {
      finds.doubt(
          place,
          Rule.CHANGED_ENUM_DEFAULT,
          adjust,
          new Message(
              "a symbol that the reader does not know is '%s' to the writer's %s and '%s' to the reader"
                  .formatted(meant, Words.of(place.written()), instead),
              "give both enums the same default"));
    }
  }

  void promotion(Action action, Place place) {
    Promotions.lost(action.writer.getType(), action.reader.getType())
        .ifPresent(
            sample ->
                finds.loss(
                    place,
                    Rule.LOSSY_PROMOTION,
                    action,
                    new Message(
                        "the reader turns the writer's %s into %s, which can't hold every value of it"
                            .formatted(Words.of(action.writer), Words.of(action.reader)),
                        "read it as %s".formatted(Words.of(action.writer))),
                    sample));
  }

  void meaning(Action action, Place place) {
    Meaning.broken(action.writer, action.reader)
        .ifPresent(
            rule ->
                finds.doubt(
                    place, rule, action, Meaning.message(rule, action.writer, action.reader)));
  }

  /** Of a named type that was found in a union. */
  void branchByName(Action action, Place place) {
    if (!Words.isNamed(action.writer)
        || action.type == Action.Type.ERROR
        || action.writer.getFullName().equals(action.reader.getFullName())) {
      return;
    }
    String written = Words.of(place.written());
    String read = Words.of(action.reader);
    if (action.writer.getName().equals(action.reader.getName())) {
      finds.doubt(
          place,
          Rule.NAMESPACE_IN_UNION,
          action,
          new Message(
              "the writer's %s is taken for the branch %s of the reader's union, whose namespace is another: many decoders refuse that"
                  .formatted(written, read),
              "give the reader's type the alias '%s', or keep the namespace"
                  .formatted(place.written().getFullName())));
    } else {
      finds.doubt(
          place,
          Rule.BRANCH_BY_STRUCTURE,
          action,
          new Message(
              "no branch of the reader's union is called %s; it is taken for %s, whose fields happen to fit"
                  .formatted(place.written().getFullName(), read),
              "add %s to the reader's union, or give the branch that is meant an alias"
                  .formatted(written)));
    }
  }
}
