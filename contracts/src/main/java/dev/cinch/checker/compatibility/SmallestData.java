package dev.cinch.checker.compatibility;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Resolver.Action;
import org.apache.avro.Resolver.Container;
import org.apache.avro.Resolver.EnumAdjust;
import org.apache.avro.Resolver.ReaderUnion;
import org.apache.avro.Resolver.RecordAdjust;
import org.apache.avro.Resolver.WriterUnion;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/**
 * Makes the smallest datum of the writer that takes a given way. Beside the way it takes what the
 * reader copes with, so that nothing else fails before.
 */
final class SmallestData {

  private final Sizes sizes;
  private final Fate fate;

  SmallestData(Sizes sizes, Fate fate) {
    this.sizes = sizes;
    this.fate = fate;
  }

  /** There is none: each would contain another one without end. */
  static final class Endless extends Exception {

    private static final long serialVersionUID = 1L;

    private final Schema schema;

    Endless(Schema schema) {
      super(null, null, false, false);
      this.schema = schema;
    }

    String why() {
      return "every datum of %s would contain another one without end".formatted(Words.of(schema));
    }
  }

  /**
   * The smallest datum that takes the way.
   *
   * @param root the outermost action
   * @param writer the writer's schema as its author wrote it
   * @param way the choices, which are used up
   * @param last the value at the end of the way; empty for the smallest one
   */
  @Nullable Object along(Action root, Schema writer, Deque<Integer> way, Optional<Object> last)
      throws Endless {
    if (way.isEmpty()) {
      return last.isPresent() ? last.get() : any(writer);
    }
    return switch (root.type) {
      case RECORD -> recordAlong((RecordAdjust) root, writer, way, last);
      case CONTAINER -> elementAlong((Container) root, writer, way, last);
      case WRITER_UNION -> {
        int branch = way.removeFirst();
        Action action = ((WriterUnion) root).actions[branch];
        yield along(action, writer.getTypes().get(branch), way, last);
      }
      case READER_UNION -> along(((ReaderUnion) root).actualAction, writer, way, last);
      case ENUM -> symbol(writer, way.removeFirst());
      case DO_NOTHING, PROMOTE, ERROR, SKIP ->
          throw new IllegalStateException("No way leads through " + root.type);
    };
  }

  private GenericData.Record recordAlong(
      RecordAdjust adjust, Schema writer, Deque<Integer> way, Optional<Object> last)
      throws Endless {
    int taken = way.removeFirst();
    GenericData.Record record = new GenericData.Record(writer);
    for (Field field : writer.getFields()) {
      Action action = adjust.fieldActions[field.pos()];
      record.put(
          field.pos(),
          field.pos() == taken
              ? along(action, field.schema(), way, last)
              : beside(action, field.schema()));
    }
    return record;
  }

  private Object elementAlong(
      Container container, Schema writer, Deque<Integer> way, Optional<Object> last)
      throws Endless {
    way.removeFirst();
    return writer.getType() == Schema.Type.MAP
        ? Collections.singletonMap(
            "", along(container.elementAction, writer.getValueType(), way, last))
        : Collections.singletonList(
            along(container.elementAction, writer.getElementType(), way, last));
  }

  private @Nullable Object beside(Action action, Schema writer) throws Endless {
    return fate.bytes(action) < Sizes.ENDLESS ? passing(action, writer) : any(writer);
  }

  private @Nullable Object passing(Action action, Schema writer) throws Endless {
    return switch (action.type) {
      case DO_NOTHING, PROMOTE, SKIP, CONTAINER, ERROR -> any(writer);
      case ENUM -> symbol(writer, fate.symbol((EnumAdjust) action));
      case READER_UNION -> passing(((ReaderUnion) action).actualAction, writer);
      case WRITER_UNION -> {
        int branch = fate.smallestBranch((WriterUnion) action);
        yield passing(((WriterUnion) action).actions[branch], writer.getTypes().get(branch));
      }
      case RECORD -> {
        GenericData.Record record = new GenericData.Record(writer);
        for (Field field : writer.getFields()) {
          record.put(
              field.pos(),
              passing(((RecordAdjust) action).fieldActions[field.pos()], field.schema()));
        }
        yield record;
      }
    };
  }

  /** The smallest datum of all. */
  @Nullable Object any(Schema writer) throws Endless {
    if (sizes.bytes(writer) >= Sizes.ENDLESS) {
      throw new Endless(writer);
    }
    return switch (writer.getType()) {
      case NULL -> null;
      case BOOLEAN -> false;
      case INT -> 0;
      case LONG -> 0L;
      case FLOAT -> 0F;
      case DOUBLE -> 0D;
      case STRING -> "";
      case BYTES -> ByteBuffer.allocate(0);
      case FIXED -> new GenericData.Fixed(writer, new byte[writer.getFixedSize()]);
      case ENUM -> symbol(writer, 0);
      case ARRAY -> List.of();
      case MAP -> Map.of();
      case UNION -> any(writer.getTypes().get(sizes.smallestBranch(writer)));
      case RECORD -> {
        GenericData.Record record = new GenericData.Record(writer);
        for (Field field : writer.getFields()) {
          record.put(field.pos(), any(field.schema()));
        }
        yield record;
      }
    };
  }

  private static GenericData.EnumSymbol symbol(Schema writer, int number) {
    return new GenericData.EnumSymbol(writer, writer.getEnumSymbols().get(number));
  }
}
