package dev.cinch.checker.compatibility;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/**
 * What a new version of a schema says otherwise than the one before, without any datum that would
 * show it: defaults, the order of fields, fields that seem renamed.
 */
final class ChangesOfMeaning {

  private final List<Difference> found = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  private ChangesOfMeaning() {}

  static List<Difference> between(AvroSchema before, AvroSchema after) {
    ChangesOfMeaning changes = new ChangesOfMeaning();
    changes.look(before.schema(), after.schema(), after.schema().getName());
    return changes.found;
  }

  private void look(Schema before, Schema after, String path) {
    if (before.getType() == Schema.Type.UNION && after.getType() == Schema.Type.UNION) {
      branches(before, after, path);
    } else if (before.getType() == Schema.Type.UNION) {
      before.getTypes().forEach(branch -> look(branch, after, path));
    } else if (after.getType() == Schema.Type.UNION) {
      after.getTypes().forEach(branch -> look(before, branch, path));
    } else if (before.getType() == after.getType()) {
      lookAtType(before, after, path);
    }
  }

  private void branches(Schema before, Schema after, String path) {
    for (Schema one : before.getTypes()) {
      for (Schema other : after.getTypes()) {
        if (!Words.isNamed(one) || one.getName().equals(other.getName())) {
          look(one, other, path);
        }
      }
    }
  }

  private void lookAtType(Schema before, Schema after, String path) {
    switch (before.getType()) {
      case ARRAY -> look(before.getElementType(), after.getElementType(), path + "[]");
      case MAP -> look(before.getValueType(), after.getValueType(), path + "[value]");
      case ENUM -> enumDefault(before, after, path);
      case RECORD -> {
        if (seen.add(before.getFullName() + ">" + after.getFullName())) {
          record(before, after, path);
        }
      }
      case FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL, UNION -> {}
    }
  }

  private void enumDefault(Schema before, Schema after, String path) {
    if (before.getEnumDefault() != null
        && !Objects.equals(before.getEnumDefault(), after.getEnumDefault())) {
      note(
          path,
          Rule.CHANGED_ENUM_DEFAULT,
          "what a reader does not know was '%s' and becomes %s"
              .formatted(
                  before.getEnumDefault(),
                  after.getEnumDefault() == null ? "an error" : "'" + after.getEnumDefault() + "'"),
          "keep the default '%s' of %s".formatted(before.getEnumDefault(), Words.of(after)));
    }
  }

  private void record(Schema before, Schema after, String path) {
    for (Field field : after.getFields()) {
      String at = path + "." + field.name();
      Field old = before.getField(field.name());
      if (old == null) {
        renamed(field, before, after, at);
      } else {
        fieldDefault(old, field, at);
        look(old.schema(), field.schema(), at);
      }
    }
    order(before, after, path);
  }

  private void renamed(Field field, Schema before, Schema after, String at) {
    if (field.aliases().stream().anyMatch(alias -> before.getField(alias) != null)) {
      return;
    }
    Renames.of(field, after, before)
        .ifPresent(
            old ->
                note(
                    at,
                    Rule.RENAMED_WITHOUT_ALIAS,
                    "'%s' goes and '%s' comes, of the same type: if it is the same field, nobody can tell"
                        .formatted(old.name(), field.name()),
                    "give '%s' the alias '%s' if it is the same field"
                        .formatted(field.name(), old.name())));
  }

  private void fieldDefault(Field before, Field after, String at) {
    if (before.hasDefaultValue()
        && after.hasDefaultValue()
        && !Words.value(before.defaultVal()).equals(Words.value(after.defaultVal()))) {
      note(
          at,
          Rule.CHANGED_DEFAULT,
          "where the field is missing it was %s and becomes %s"
              .formatted(Words.value(before.defaultVal()), Words.value(after.defaultVal())),
          "keep the default, or see that nobody reads what lacks the field");
    }
  }

  private void order(Schema before, Schema after, String path) {
    List<String> kept = names(before);
    kept.retainAll(names(after));
    List<String> now = names(after);
    now.retainAll(names(before));
    boolean addedBetween =
        !kept.isEmpty()
            && kept.equals(now)
            && !names(after).subList(0, kept.size()).equals(kept)
            && names(before).subList(0, kept.size()).equals(kept);
    if (!kept.equals(now) || addedBetween) {
      note(
          path,
          Rule.FIELD_ORDER,
          "fields stand in another order: %s before, %s now; who takes them by position takes wrong ones"
              .formatted(names(before), names(after)),
          "keep the order and add fields at the end");
    }
  }

  private static List<String> names(Schema record) {
    return record.getFields().stream()
        .map(Field::name)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private void note(String path, Rule rule, String reason, String remedy) {
    found.add(new Difference(path, rule, Severity.SUSPICIOUS, reason, remedy, null));
  }
}
