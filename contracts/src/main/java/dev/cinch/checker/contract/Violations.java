package dev.cinch.checker.contract;

import dev.cinch.checker.compatibility.Binding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects all that is wrong with a draft, so that its sender need not find out one by one. */
final class Violations {

  private static final int LONGEST = 255;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");
  private static final Pattern VISIBLE = Pattern.compile("[^\\s\\p{Cntrl}/]+");

  private final List<Violation> found = new ArrayList<>();

  void add(String field, String message) {
    found.add(new Violation(field, message));
  }

  void throwIfAny(ContractKey key) {
    if (!found.isEmpty()) {
      throw new InvalidContract(key.consumer(), key.subject(), found);
    }
  }

  String name(String field, @Nullable String value) {
    String text = text(field, value);
    if (!text.isEmpty() && !NAME.matcher(text).matches()) {
      add(
          field,
          "is '%s', but a name has letters, digits, '.', '_' and '-', a letter or digit first"
              .formatted(text));
    }
    return text;
  }

  String subject(String field, @Nullable String value) {
    String text = text(field, value);
    if (!text.isEmpty() && !VISIBLE.matcher(text).matches()) {
      add(field, "is '%s', but a subject has no slash, space or control character".formatted(text));
    }
    return text;
  }

  @Nullable String topic(String field, @Nullable String value) {
    if (value != null && !TOPIC.matcher(value).matches()) {
      add(
          field,
          "is '%s', but a topic's name has 1 to 249 letters, digits, '.', '_' and '-'"
              .formatted(value));
    }
    return value;
  }

  List<String> topics(String field, @Nullable List<@Nullable String> values) {
    List<String> topics = names(field, values);
    topics.forEach(name -> topic(field, name));
    return topics;
  }

  /** Names of groups and fields are as free as Kafka and Avro leave them, but never blank. */
  List<String> names(String field, @Nullable List<@Nullable String> values) {
    List<String> names = new ArrayList<>();
    for (String value : values == null ? List.<@Nullable String>of() : values) {
      if (value == null || value.isBlank() || value.length() > LONGEST) {
        add(field, "holds '%s', but each needs 1 to %d characters".formatted(value, LONGEST));
      } else {
        names.add(value);
      }
    }
    return names;
  }

  String text(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      add(field, "is missing");
      return "";
    }
    return bounded(field, value);
  }

  @Nullable String optionalText(String field, @Nullable String value) {
    return value == null || value.isBlank() ? null : bounded(field, value);
  }

  private String bounded(String field, String value) {
    if (value.length() > LONGEST) {
      add(field, "has %d characters, but may have %d".formatted(value.length(), LONGEST));
    }
    return value;
  }

  /** By name where nothing is said. */
  Binding binding(String field, @Nullable String value) {
    for (Binding binding : Binding.values()) {
      if (binding.word().equals(value)) {
        return binding;
      }
    }
    if (value != null) {
      add(field, "is '%s', but has to be by-name or by-position".formatted(value));
    }
    return Binding.BY_NAME;
  }

  ConsumerKind kind(String field, @Nullable String value) {
    for (ConsumerKind kind : ConsumerKind.values()) {
      if (kind.name().equals(value)) {
        return kind;
      }
    }
    add(
        field,
        "is %s, but has to be one of %s"
            .formatted(
                value == null ? "missing" : "'" + value + "'",
                Arrays.toString(ConsumerKind.values())));
    return ConsumerKind.SQL_JOB;
  }
}
