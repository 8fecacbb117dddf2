package dev.cinch.checker.database;

import dev.cinch.checker.check.Carrier;
import dev.cinch.target.usage.Carriage;
import dev.cinch.target.usage.Carriage.Publication;
import dev.cinch.target.usage.Carriage.Slot;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Joins publications with the slots that may read them. */
final class Carriers {

  private Carriers() {}

  static List<Carrier> of(Carriage carriage) {
    List<Slot> readers = carriage.slots().stream().filter(Slot::followsPublications).toList();
    Stream<Carrier> publications =
        carriage.publications().stream()
            .filter(publication -> publication.named() || !readers.isEmpty())
            .map(publication -> carrier(publication, readers));
    Stream<Carrier> whole =
        carriage.slots().stream()
            .filter(slot -> !slot.followsPublications())
            .map(
                slot ->
                    new Carrier(
                        "slot %s (%s, whole tables)".formatted(slot.name(), slot.plugin()), false));
    return Stream.concat(publications, whole).toList();
  }

  /** Which of the slots reads which publication only their readers know. */
  private static Carrier carrier(Publication publication, List<Slot> readers) {
    String slots = readers.stream().map(Slot::name).collect(Collectors.joining(", "));
    return new Carrier(
        readers.isEmpty()
            ? "publication " + publication.name()
            : "publication %s (slots %s)".formatted(publication.name(), slots),
        publication.named());
  }
}
