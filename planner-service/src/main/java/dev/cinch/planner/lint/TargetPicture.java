package dev.cinch.planner.lint;

import dev.cinch.target.catalog.Dependent;
import dev.cinch.target.catalog.ServerFacts;
import dev.cinch.target.catalog.TableFacts;
import dev.cinch.target.name.Identifier;
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
   * @param columns what there is to say of the plan's columns
   * @param replicas standbys that stream from the server
   * @param slots replication slots of the server
   * @param columnLists publications that carry only some columns of the table
   * @param usedKeys how far columns have come that a sequence counts up
   * @param queue migrations of the table that are not over, the one that has it first
   * @param queriesUnseen why queries of others can't be seen; null where they can
   * @param freeOfReplaced whether the column that is replaced could get the new one's type without
   *     a row written
   */
  public record Surroundings(
      Map<Identifier, NewColumn> columns,
      int replicas,
      List<Slot> slots,
      List<String> columnLists,
      List<UsedKey> usedKeys,
      List<String> queue,
      @Nullable String queriesUnseen,
      boolean freeOfReplaced) {
    public Surroundings {
      columns = Map.copyOf(columns);
      slots = List.copyOf(slots);
      columnLists = List.copyOf(columnLists);
      usedKeys = List.copyOf(usedKeys);
      queue = List.copyOf(queue);
    }

    NewColumn of(Identifier column) {
      return columns.getOrDefault(column, NewColumn.NOTHING);
    }
  }

  /**
   * A replication slot.
   *
   * @param carriesTheTable whether its reader may get each row that is written as a change
   */
  public record Slot(String name, boolean carriesTheTable) {}

  /**
   * A column of the plan.
   *
   * @param reservedName whether it is added, and its name is a reserved word
   * @param domainConstraints how many constraints its type has, being a domain
   * @param enumeration whether the values of its type are a list
   */
  public record NewColumn(boolean reservedName, int domainConstraints, boolean enumeration) {

    static final NewColumn NOTHING = new NewColumn(false, 0, false);
  }

  /**
   * A column that a sequence counts up.
   *
   * @param percent of what its type can count
   */
  public record UsedKey(String column, int percent) {}
}
