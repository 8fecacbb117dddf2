package dev.cinch.checker.compatibility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.io.parsing.ResolvingGrammarGenerator;
import org.apache.avro.io.parsing.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * The grammar by which Avro's classic decoder reads. For some recursive schemas the library builds
 * it with holes, and data that leads into one ends in a NullPointerException, or not at all.
 */
final class ClassicGrammar {

  private final Set<Symbol> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Symbol> ahead = new ArrayDeque<>();
  private boolean holes;

  private ClassicGrammar() {}

  static boolean hasHoles(Schema writer, Schema reader) {
    return (isRecursive(writer) || isRecursive(reader)) && generatedWithHoles(writer, reader);
  }

  /** Only then is there anything to be left open while the rest is built. */
  private static boolean isRecursive(Schema schema) {
    return isRecursive(schema, Collections.newSetFromMap(new IdentityHashMap<>()), new HashSet<>());
  }

  private static boolean isRecursive(Schema schema, Set<Schema> open, Set<String> done) {
    return switch (schema.getType()) {
      case ARRAY -> isRecursive(schema.getElementType(), open, done);
      case MAP -> isRecursive(schema.getValueType(), open, done);
      case UNION -> schema.getTypes().stream().anyMatch(branch -> isRecursive(branch, open, done));
      case RECORD -> {
        if (!open.add(schema)) {
          yield true;
        }
        boolean found =
            done.add(schema.getFullName())
                && schema.getFields().stream()
                    .anyMatch(field -> isRecursive(field.schema(), open, done));
        open.remove(schema);
        yield found;
      }
      case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> false;
    };
  }

  private static boolean generatedWithHoles(Schema writer, Schema reader) {
    try {
      ClassicGrammar grammar = new ClassicGrammar();
      grammar.note(new ResolvingGrammarGenerator().generate(writer, reader));
      while (!grammar.ahead.isEmpty()) {
        grammar.look(grammar.ahead.remove());
      }
      return grammar.holes;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } catch (StackOverflowError endless) {
      // A record that contains itself without a way out: the decoder comes no further than this.
      return true;
    }
  }

  private void look(Symbol symbol) {
    if (symbol.production != null) {
      noteAll(symbol.production);
    }
    if (symbol instanceof Symbol.Alternative alternative) {
      noteAll(alternative.symbols);
    } else if (symbol instanceof Symbol.SkipAction skip) {
      note(skip.symToSkip);
    } else if (symbol instanceof Symbol.UnionAdjustAction adjust) {
      note(adjust.symToParse);
    }
  }

  private void noteAll(@Nullable Symbol[] symbols) {
    for (Symbol symbol : symbols) {
      note(symbol);
    }
  }

  private void note(@Nullable Symbol symbol) {
    if (symbol == null) {
      holes = true;
    } else if (seen.add(symbol)) {
      ahead.add(symbol);
    }
  }
}
