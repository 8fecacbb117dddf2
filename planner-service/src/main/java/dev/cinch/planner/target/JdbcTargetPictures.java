package dev.cinch.planner.target;

import dev.cinch.planner.lint.TargetPicture;
import dev.cinch.planner.lint.TargetPicture.Surroundings;
import dev.cinch.planner.lint.TargetPictures;
import dev.cinch.planner.migration.TableQueues;
import dev.cinch.planner.plan.Plan;
import dev.cinch.target.Targets;
import dev.cinch.target.catalog.Catalog;
import dev.cinch.target.catalog.ColumnFacts;
import dev.cinch.target.catalog.Dependent;
import dev.cinch.target.catalog.ServerFacts;
import dev.cinch.target.catalog.TableFacts;
import dev.cinch.target.change.ConstraintPlan.Reference;
import dev.cinch.target.expression.TypeTrial;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.range.Leaf;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class JdbcTargetPictures implements TargetPictures {

  private final TargetReader reader;
  private final TableQueues queues;

  JdbcTargetPictures(Targets targets, TableQueues queues) {
    this.reader = new TargetReader(targets);
    this.queues = queues;
  }

  @Override
  public Optional<TargetPicture> of(Plan plan) {
    return reader.reading(plan, connection -> picture(plan, connection));
  }

  private Optional<TargetPicture> picture(Plan plan, Connection connection) {
    Catalog catalog = new Catalog(connection);
    ServerFacts server = catalog.server();
    Optional<TableFacts> facts = catalog.table(plan.table());
    Surroundings surroundings =
        new SurroundingsQuery(connection)
            .of(
                plan,
                server,
                queues.of(plan.target(), plan.table()),
                facts.filter(table -> isFree(plan, table, connection)).isPresent());
    return facts.map(
        table ->
            new TargetPicture(
                server, table, referenced(plan, catalog), dependents(plan, catalog), surroundings));
  }

  /** Only where the forward expression says nothing else than the old value. */
  private static boolean isFree(Plan plan, TableFacts table, Connection connection) {
    if (plan.replaces().size() != 1 || plan.column().type() == null || plan.forward().size() != 1) {
      return false;
    }
    String forward = plan.forward().get(0).expression().replaceAll("\\s*::\\s*", "::").strip();
    String old = plan.replaces().get(0).value();
    return (forward.equals(old) || forward.equals(old + "::" + plan.column().type()))
        && !plan.column().type().equals(type(table, plan.replaces().get(0)))
        && new TypeTrial(connection)
                .change(
                    plan.table(),
                    table.leaves().stream().map(Leaf::table).toList(),
                    plan.replaces().get(0),
                    plan.column().type())
                .refusal()
            == null;
  }

  private static String type(TableFacts table, Identifier column) {
    return table.column(column).map(ColumnFacts::type).orElse("");
  }

  private static Map<TableName, TableFacts> referenced(Plan plan, Catalog catalog) {
    Map<TableName, TableFacts> tables = new HashMap<>();
    plan.demands().constraints().stream()
        .filter(Reference.class::isInstance)
        .map(constraint -> ((Reference) constraint).table())
        .forEach(name -> catalog.table(name).ifPresent(table -> tables.put(name, table)));
    return tables;
  }

  private static List<Dependent> dependents(Plan plan, Catalog catalog) {
    List<Identifier> columns = plan.replaces().isEmpty() ? plan.column().names() : plan.replaces();
    return columns.stream()
        .flatMap(column -> catalog.dependents(plan.table(), column).stream())
        .distinct()
        .toList();
  }
}
