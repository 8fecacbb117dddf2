package dev.cinch.checker.compatibility;

import org.apache.avro.Resolver.Action;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk stands.
 *
 * @param path in words, from the reader's outermost type
 * @param written what the writer writes here, as its author wrote it: before the reader's aliases
 * @param trail how data gets here; null at the root
 */
record Place(String path, Schema written, @Nullable Trail trail) {

  /** In the writer's field with a number, under the name that the reader knows it by. */
  Place field(Action action, int number, String name) {
    return new Place(
        path + "." + name,
        written.getFields().get(number).schema(),
        new Trail(trail, action, number));
  }

  /** In a field that only the reader has. */
  Place absent(String name) {
    return new Place(path + "." + name, written, trail);
  }

  Place element(Action action) {
    boolean map = written.getType() == Schema.Type.MAP;
    return new Place(
        path + (map ? "[value]" : "[]"),
        map ? written.getValueType() : written.getElementType(),
        new Trail(trail, action, 0));
  }

  Place branch(Action action, int number) {
    return new Place(path, written.getTypes().get(number), new Trail(trail, action, number));
  }

  Place symbol(Action action, int number) {
    return new Place(path, written, new Trail(trail, action, number));
  }
}
