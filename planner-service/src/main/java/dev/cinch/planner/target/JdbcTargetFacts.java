package dev.cinch.planner.target;

import dev.cinch.planner.migration.SyncRule;
import dev.cinch.planner.migration.SyncRule.Forward;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.range.LeafExtent;
import dev.cinch.planner.range.TableExtents;
import dev.cinch.planner.step.PhaseFailedException;
import dev.cinch.planner.step.TargetFacts;
import dev.cinch.planner.step.TryLaterException;
import dev.cinch.target.TargetUnavailableException;
import dev.cinch.target.Targets;
import dev.cinch.target.UnknownTargetException;
import dev.cinch.target.catalog.Catalog;
import dev.cinch.target.catalog.ColumnFacts;
import dev.cinch.target.catalog.ServerFacts;
import dev.cinch.target.catalog.TableFacts;
import dev.cinch.target.catalog.TablePortrait;
import dev.cinch.target.change.TableLayout;
import dev.cinch.target.expression.CanonicalExpression;
import dev.cinch.target.expression.ExpressionInspector;
import dev.cinch.target.expression.Inspection;
import dev.cinch.target.expression.Refusal;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.range.Leaf;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class JdbcTargetFacts implements TargetFacts, TableExtents {

  private final Targets targets;

  JdbcTargetFacts(Targets targets) {
    this.targets = targets;
  }

  @Override
  public TableLayout layout(Plan plan) {
    return reading(
        plan,
        connection -> {
          Catalog catalog = new Catalog(connection);
          return new TableLayout(
              catalog.server().majorVersion(),
              plan.table(),
              catalog.leaves(plan.table()).stream().map(Leaf::table).toList());
        });
  }

  @Override
  public Optional<TablePortrait> portrait(Plan plan) {
    return reading(plan, connection -> new Catalog(connection).portrait(plan.table()));
  }

  @Override
  public List<LeafExtent> of(Plan plan) {
    return reading(
        plan,
        connection -> {
          Catalog catalog = new Catalog(connection);
          ServerFacts server = catalog.server();
          return catalog.leaves(plan.table()).stream()
              .map(
                  leaf ->
                      new LeafExtent(
                          leaf.table(), leaf.filenode(), server.timeline(), leaf.pages()))
              .toList();
        });
  }

  @Override
  public SyncRule syncRule(Plan plan) {
    return reading(plan, connection -> syncRule(plan, connection));
  }

  private static SyncRule syncRule(Plan plan, Connection connection) {
    CanonicalExpression forward = accepted(plan, "forward", forward(plan, connection));
    return new SyncRule(
        new Forward(
            forward.text(),
            forward.digest(),
            forward.columns().stream().map(Identifier::value).toList(),
            forward.isVolatile()),
        backward(plan, connection));
  }

  private static @Nullable String backward(Plan plan, Connection connection) {
    String backward = plan.sync().backward();
    Optional<Identifier> replaced = plan.replaces();
    if (backward == null || replaced.isEmpty()) {
      return null;
    }
    String type =
        new Catalog(connection)
            .table(plan.table())
            .flatMap(table -> table.column(replaced.get()))
            .map(ColumnFacts::type)
            .orElseThrow(
                () ->
                    new PhaseFailedException(
                        "Cannot keep column %s in step: table %s has no such column"
                            .formatted(replaced.get(), plan.table())));
    return accepted(
            plan,
            "backward",
            new ExpressionInspector(connection)
                .inspect(plan.table(), replaced.get(), type, backward))
        .text();
  }

  private static Inspection forward(Plan plan, Connection connection) {
    return new ExpressionInspector(connection)
        .inspect(plan.table(), plan.column().name(), plan.column().type(), plan.sync().forward());
  }

  private static CanonicalExpression accepted(Plan plan, String which, Inspection inspection) {
    if (inspection instanceof CanonicalExpression expression) {
      return expression;
    }
    throw new PhaseFailedException(
        "Cannot use the %s expression of migration %s: %s"
            .formatted(which, plan.id(), ((Refusal) inspection).message()));
  }

  @Override
  public List<String> objections(Plan plan) {
    try {
      return reading(plan, connection -> objections(plan, connection));
    } catch (UnknownTargetException unknown) {
      return List.of(String.valueOf(unknown.getMessage()));
    }
  }

  private static List<String> objections(Plan plan, Connection connection) {
    Optional<TableFacts> found = new Catalog(connection).table(plan.table());
    if (found.isEmpty()) {
      return List.of("target \"%s\" has no table %s".formatted(plan.target(), plan.table()));
    }
    List<String> objections = new ArrayList<>();
    if (found.get().column(plan.column().name()).isPresent()) {
      objections.add(
          "table %s has a column %s already; choose another name"
              .formatted(plan.table(), plan.column().name()));
    }
    plan.replaces()
        .filter(replaced -> found.get().column(replaced).isEmpty())
        .ifPresent(
            replaced ->
                objections.add(
                    "table %s has no column %s to replace".formatted(plan.table(), replaced)));
    if (objections.isEmpty() && forward(plan, connection) instanceof Refusal refusal) {
      objections.add("sync.forward: " + refusal.message());
    }
    return objections;
  }

  private <T> T reading(Plan plan, Function<Connection, T> read) {
    try (Connection connection = targets.get(plan.target()).connect("cinch " + plan.id())) {
      return read.apply(connection);
    } catch (TargetUnavailableException away) {
      throw new TryLaterException(String.valueOf(away.getMessage()));
    } catch (SQLException closing) {
      throw new TryLaterException(
          "Cannot close the connection to target \"%s\": %s"
              .formatted(plan.target(), closing.getMessage()));
    }
  }
}
