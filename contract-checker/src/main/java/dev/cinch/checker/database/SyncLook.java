package dev.cinch.checker.database;

import dev.cinch.checker.check.SyncState;
import dev.cinch.checker.check.SyncState.Writer;
import dev.cinch.checker.gate.Question;
import dev.cinch.target.catalog.Catalog;
import dev.cinch.target.catalog.TableFacts;
import dev.cinch.target.catalog.TriggerFacts;
import dev.cinch.target.catalog.TriggerFacts.Firing;
import dev.cinch.target.change.Marker;
import dev.cinch.target.change.MigrationObjects;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks whether every write to a table goes through the migration's trigger, or is left to
 * applications that write both columns: where the marker stands tells which.
 */
final class SyncLook {

  private final Catalog catalog;
  private final String migration;
  private final Identifier column;

  SyncLook(Connection connection, Question question) {
    this.catalog = new Catalog(connection);
    this.migration = question.migration();
    this.column = new Identifier(question.site().column());
  }

  SyncState state(TableName table) {
    MigrationObjects objects = MigrationObjects.of(migration, table);
    Optional<Marker> marker = marker(catalog.functionComment(objects.function()));
    if (marker.isEmpty()) {
      Long epoch = onColumn(table).map(Marker::epoch).orElse(null);
      return new SyncState(Writer.APPLICATIONS, epoch, List.of());
    }
    List<String> broken = new ArrayList<>();
    TargetDatabases.holders(catalog, table)
        .forEach(each -> catalog.table(each).ifPresent(facts -> look(facts, objects, broken)));
    return new SyncState(Writer.TRIGGER, marker.get().epoch(), broken);
  }

  private Optional<Marker> onColumn(TableName table) {
    return marker(
        catalog
            .table(table)
            .flatMap(facts -> facts.column(column))
            .flatMap(facts -> Optional.ofNullable(facts.comment())));
  }

  private Optional<Marker> marker(Optional<String> comment) {
    return comment.flatMap(Marker::parse).filter(found -> found.migration().equals(migration));
  }

  private static void look(TableFacts facts, MigrationObjects objects, List<String> broken) {
    TableName table = facts.identity().table();
    List<TriggerFacts> ours =
        facts.triggers().stream()
            .filter(
                trigger ->
                    trigger.name().equals(objects.trigger())
                        || trigger.name().equals(objects.updateTrigger()))
            .toList();
    if (ours.stream().noneMatch(trigger -> trigger.name().equals(objects.trigger()))) {
      broken.add("%s has no trigger %s".formatted(table, objects.trigger()));
    }
    if (!fires(ours, "INSERT")) {
      broken.add("no trigger of the migration sees inserts into " + table);
    }
    if (!fires(ours, "UPDATE")) {
      broken.add("no trigger of the migration sees updates of " + table);
    }
    for (TriggerFacts trigger : facts.triggers()) {
      if (ours.contains(trigger)) {
        if (trigger.firing() != Firing.ORIGIN && trigger.firing() != Firing.ALWAYS) {
          broken.add("trigger %s of %s is disabled".formatted(trigger.name(), table));
        }
      } else if (changesRowsAfter(trigger, objects)) {
        broken.add(
            "trigger %s of %s fires after the migration's and may change what it has read"
                .formatted(trigger.name(), table));
      }
    }
  }

  private static boolean fires(List<TriggerFacts> ours, String event) {
    return ours.stream().anyMatch(trigger -> events(trigger).contains(event));
  }

  /** Triggers fire in the order of their names. */
  private static boolean changesRowsAfter(TriggerFacts trigger, MigrationObjects objects) {
    return trigger.firing() != Firing.DISABLED
        && trigger.definition().contains(" BEFORE ")
        && trigger.definition().contains(" FOR EACH ROW ")
        && (events(trigger).contains("INSERT") || events(trigger).contains("UPDATE"))
        && trigger.name().value().compareTo(objects.updateTrigger().value()) > 0
        && trigger.name().value().compareTo(objects.trigger().value()) > 0
        && !MigrationObjects.isTriggerOfCinch(trigger.name());
  }

  /** What PostgreSQL prints between the name and the table. */
  private static String events(TriggerFacts trigger) {
    String definition = trigger.definition();
    int on = definition.indexOf(" ON ");
    return on < 0 ? definition : definition.substring(0, on);
  }
}
