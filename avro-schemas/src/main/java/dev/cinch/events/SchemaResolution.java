package dev.cinch.events;

import java.util.ArrayList;
import java.util.Collections;
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
import org.apache.avro.Resolver.WriterUnion;
import org.apache.avro.Schema;

/**
 * Whether a reader can read everything that a writer may write, as Avro's own decoder decides it:
 * its resolution of the two schemas is walked, and any part of it that would fail on some record is
 * a problem. {@code SchemaCompatibility} answers wrongly in both directions.
 */
public final class SchemaResolution {

  private final Set<Action> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<String> problems = new ArrayList<>();

  private SchemaResolution() {}

  /** Why a reader can't read all that a writer may write; empty if it can. */
  public static List<String> problems(Schema writer, Schema reader) {
    SchemaResolution resolution = new SchemaResolution();
    resolution.walk(Resolver.resolve(writer, reader), reader.getName());
    return List.copyOf(resolution.problems);
  }

  /** Why the two can't read each other in both directions; empty if they can. */
  public static List<String> problemsBothWays(Schema earlier, Schema later) {
    List<String> both = new ArrayList<>();
    problems(earlier, later).forEach(why -> both.add("the later can't read the earlier: " + why));
    problems(later, earlier).forEach(why -> both.add("the earlier can't read the later: " + why));
    return both;
  }

  private void walk(Action action, String path) {
    if (!seen.add(action)) {
      return;
    }
    if (action instanceof ErrorAction error) {
      problems.add(path + ": " + error);
    } else if (action instanceof EnumAdjust symbols) {
      walk(symbols, path);
    } else if (action instanceof Container container) {
      walk(container.elementAction, path + "[]");
    } else if (action instanceof RecordAdjust record) {
      walk(record, path);
    } else if (action instanceof WriterUnion union) {
      for (Action branch : union.actions) {
        walk(branch, path);
      }
    } else if (action instanceof ReaderUnion union) {
      walk(union.actualAction, path);
    }
  }

  private void walk(EnumAdjust symbols, String path) {
    for (int i = 0; i < symbols.adjustments.length; i++) {
      if (symbols.adjustments[i] < 0) {
        problems.add(
            "%s: symbol %s is unknown to the reader, which has no default"
                .formatted(path, symbols.writer.getEnumSymbols().get(i)));
      }
    }
  }

  private void walk(RecordAdjust record, String path) {
    for (int i = 0; i < record.fieldActions.length; i++) {
      walk(record.fieldActions[i], path + "." + record.writer.getFields().get(i).name());
    }
  }
}
