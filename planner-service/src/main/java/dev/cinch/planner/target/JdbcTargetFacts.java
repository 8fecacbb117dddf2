package dev.cinch.planner.target;

import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.SyncRule;
import dev.cinch.planner.plan.Objection;
import dev.cinch.planner.plan.Objection.Kind;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.range.LeafExtent;
import dev.cinch.planner.range.TableExtents;
import dev.cinch.planner.step.PhaseFailedException;
import dev.cinch.planner.step.TargetFacts;
import dev.cinch.planner.step.Trouble;
import dev.cinch.target.TargetException;
import dev.cinch.target.Targets;
import dev.cinch.target.UnknownTargetException;
import dev.cinch.target.catalog.Catalog;
import dev.cinch.target.catalog.ConstraintType;
import dev.cinch.target.catalog.ServerFacts;
import dev.cinch.target.catalog.TableFacts;
import dev.cinch.target.catalog.TablePortrait;
import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.ExistingColumn;
import dev.cinch.target.change.MarkerPlace;
import dev.cinch.target.change.NotNullColumn;
import dev.cinch.target.change.PrimaryKey;
import dev.cinch.target.change.SyncTrigger;
import dev.cinch.target.change.TableLayout;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.query.ColumnMove;
import dev.cinch.target.query.CompareQueries;
import dev.cinch.target.query.QueryComparison;
import dev.cinch.target.range.Leaf;
import dev.cinch.target.usage.DualWrite;
import dev.cinch.target.usage.Usage;
import dev.cinch.target.usage.WriterSample;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

@Component
class JdbcTargetFacts implements TargetFacts, TableExtents {

  /** A plan takes a millisecond or so, and the most called ones come first. */
  private static final CompareQueries.Limits QUERIES =
      new CompareQueries.Limits(500, Duration.ofSeconds(30));

  private final TargetReader reader;
  private final TargetWatch watch;

  @Autowired
  JdbcTargetFacts(Targets targets, TargetWatch watch) {
    this.reader = new TargetReader(targets);
    this.watch = watch;
  }

  /** Where no planner runs that would remember what was seen. */
  JdbcTargetFacts(Targets targets) {
    this(targets, TargetWatch.FORGETFUL);
  }

  @Override
  public TableLayout layout(Plan plan) {
    return reader.reading(
        plan,
        connection -> {
          Catalog catalog = new Catalog(connection);
          return new TableLayout(
              catalog.server().majorVersion(),
              plan.table(),
              catalog.leaves(plan.table()).stream().map(Leaf::table).toList(),
              plan.demands().primaryKey()
                  ? catalog.table(plan.table()).map(JdbcTargetFacts::primaryKey).orElse(null)
                  : null);
        });
  }

  private static @Nullable PrimaryKey primaryKey(TableFacts table) {
    return table.constraints().stream()
        .filter(constraint -> constraint.type() == ConstraintType.PRIMARY_KEY)
        .map(constraint -> new PrimaryKey(constraint.name(), constraint.columns()))
        .findFirst()
        .orElse(null);
  }

  @Override
  public Optional<ExistingColumn> existing(Plan plan) {
    return reader.reading(plan, connection -> new ExistingColumnQuery(connection).of(plan));
  }

  @Override
  public List<NotNullColumn> refusingNulls(Plan plan) {
    return reader.reading(
        plan, connection -> new RefusingColumnsQuery(new Catalog(connection)).of(plan));
  }

  @Override
  public Optional<String> marker(Plan plan, ColumnChange change) {
    return reader.reading(
        plan, connection -> answer(connection, "select " + MarkerPlace.of(change).read()));
  }

  private static Optional<String> answer(Connection connection, String query) {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
    } catch (SQLException failed) {
      throw TargetException.of("Cannot read what a migration has put on the target", failed);
    }
  }

  @Override
  public boolean leavesTablesOut(Plan plan, ColumnChange change) {
    String query = new SyncTrigger(change, 0).leavesTablesOut();
    return reader.reading(plan, connection -> answer(connection, query).equals(Optional.of("t")));
  }

  @Override
  public Optional<TablePortrait> portrait(Plan plan) {
    return reader.reading(plan, connection -> new Catalog(connection).portrait(plan.table()));
  }

  @Override
  public String logPosition(Plan plan) {
    return reader.reading(plan, connection -> new Catalog(connection).logPosition());
  }

  @Override
  public List<LeafExtent> of(Plan plan) {
    return reader.reading(
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
    return reader.reading(plan, connection -> new PlanExpressions(plan, connection).syncRule());
  }

  @Override
  public void checkDemands(Plan plan) {
    List<Objection> refusals =
        reader.reading(plan, connection -> new PlanExpressions(plan, connection).demandRefusals());
    if (!refusals.isEmpty()) {
      throw new PhaseFailedException(Objection.sentence(refusals));
    }
  }

  @Override
  public WriterSample forgetfulWriters(Plan plan, @Nullable SyncRule rule) {
    List<Identifier> sources =
        rule == null ? List.of() : rule.forward().reads().stream().map(Identifier::new).toList();
    return reader.reading(
        plan,
        connection ->
            new Usage(connection)
                .writersWithout(
                    new DualWrite(family(connection, plan), plan.column().name(), sources)));
  }

  @Override
  public QueryComparison compareQueries(Plan plan) {
    return reader.reading(
        plan,
        connection ->
            new CompareQueries(connection, QUERIES)
                .on(
                    new ColumnMove(
                        plan.table(),
                        family(connection, plan),
                        plan.replaces().get(0),
                        plan.column().name())));
  }

  private static List<TableName> family(Connection connection, Plan plan) {
    return Stream.concat(
            Stream.of(plan.table()),
            new Catalog(connection).leaves(plan.table()).stream().map(Leaf::table))
        .distinct()
        .toList();
  }

  @Override
  public Trouble trouble(Migration migration) {
    return reader.reading(migration.plan(), connection -> watch.look(migration, connection));
  }

  /** Who may do nothing would only be told so again of all else. */
  private static List<Objection> objections(
      Plan plan, Connection connection, Optional<Identifier> workers) {
    List<Objection> ofRoles = new ArrayList<>(new RoleObjections(plan, connection).all());
    workers.ifPresent(role -> ofRoles.addAll(new WorkerObjections(plan, connection, role).all()));
    return ofRoles.isEmpty() ? new TargetObjections(plan, connection, workers).all() : ofRoles;
  }

  @Override
  public List<Objection> objections(Plan plan) {
    try {
      Optional<Identifier> workers = reader.targets().get(plan.target()).workers();
      return reader.reading(plan, connection -> objections(plan, connection, workers));
    } catch (UnknownTargetException unknown) {
      return List.of(
          new Objection(Kind.UNKNOWN_TARGET, "target", String.valueOf(unknown.getMessage())));
    }
  }
}
