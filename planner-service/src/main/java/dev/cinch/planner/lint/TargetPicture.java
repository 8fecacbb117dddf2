package dev.cinch.planner.lint;

import dev.cinch.target.catalog.Dependent;
import dev.cinch.target.catalog.ServerFacts;
import dev.cinch.target.catalog.TableFacts;
import dev.cinch.target.name.TableName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What lint looks at on a target.
 *
 * @param table the plan's table
 * @param referenced the tables that the plan refers to, where they are there
 * @param dependents what else reads the column that is replaced, constrained or dropped
 * @param surroundings what is around the table
 */
public record TargetPicture(
    ServerFacts server,
    TableFacts table,
    Map<TableName, TableFacts> referenced,
    List<Dependent> dependents,
    Surroundings surroundings) {

  public TargetPicture {
    referenced = Map.copyOf(referenced);
    dependents = List.copyOf(dependents);
  }

  /**
   * What is around the table.
   *
   * @param reservedName whether the new column's name is a reserved word
   * @param domainConstraints how many constraints the new column's type has, being a domain
   * @param replicas standbys that stream from the server
   * @param slots replication slots of the server
   * @param columnLists publications that carry only some columns of the table
   * @param usedKeys how far columns have come that a sequence counts up
   * @param queue migrations of the table that are not over, the one that has it first
   * @param queriesUnseen why queries of others can't be seen; null where they can
   * @param types what there is to say of the new column's type
   */
  public record Surroundings(
      boolean reservedName,
      int domainConstraints,
      int replicas,
      List<Slot> slots,
      List<String> columnLists,
      List<UsedKey> usedKeys,
      List<String> queue,
      @Nullable String queriesUnseen,
      NewType types) {
    public Surroundings {
      slots = List.copyOf(slots);
      columnLists = List.copyOf(columnLists);
      usedKeys = List.copyOf(usedKeys);
      queue = List.copyOf(queue);
    }
  }

  /**
   * A replication slot.
   *
   * @param carriesTheTable whether its reader may get each row that is written as a change
   */
  public record Slot(String name, boolean carriesTheTable) {}

  /**
   * The new column's type.
   *
   * @param enumeration whether its values are a list
   * @param freeOfReplaced whether the column that is replaced could get it without a row written
   */
  public record NewType(boolean enumeration, boolean freeOfReplaced) {}

  /**
   * A column that a sequence counts up.
   *
   * @param percent of what its type can count
   */
  public record UsedKey(String column, int percent) {}
}
