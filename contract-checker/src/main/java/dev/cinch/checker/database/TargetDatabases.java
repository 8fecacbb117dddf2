package dev.cinch.checker.database;

import dev.cinch.checker.check.Carrier;
import dev.cinch.checker.check.ColumnReader;
import dev.cinch.checker.check.ColumnState;
import dev.cinch.checker.check.Databases;
import dev.cinch.checker.check.ReplicaState;
import dev.cinch.checker.check.StatementLog;
import dev.cinch.checker.check.SyncState;
import dev.cinch.checker.gate.Question;
import dev.cinch.checker.gate.Site;
import dev.cinch.target.TargetException;
import dev.cinch.target.Targets;
import dev.cinch.target.catalog.Catalog;
import dev.cinch.target.catalog.TableFacts;
import dev.cinch.target.lock.Pause;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.range.Leaf;
import dev.cinch.target.usage.Replica;
import dev.cinch.target.usage.Usage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Looks at targets, each time with a connection of its own and no longer than a check may take. */
@Component
final class TargetDatabases implements Databases {

  /** A server that is frozen in the middle of an answer would hold the check's thread for ever. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(12);

  private static final Duration POLL = Duration.ofMillis(200);

  private final Targets targets;

  TargetDatabases(Targets targets) {
    this.targets = targets;
  }

  @Override
  public SyncState sync(Question question) {
    return looking(
        question, connection -> new SyncLook(connection, question).state(table(question)));
  }

  @Override
  public Optional<ColumnState> column(Question question, String column) {
    return looking(
        question,
        connection ->
            new Catalog(connection)
                .table(table(question))
                .flatMap(facts -> ConstraintLook.at(facts, new Identifier(column))));
  }

  /** What the catalog says of the migration's table, if it is there. */
  Optional<TableFacts> facts(Question question) {
    return looking(question, connection -> new Catalog(connection).table(table(question)));
  }

  @Override
  public List<ColumnReader> readers(Question question, String column) {
    return looking(
        question,
        connection ->
            new ReaderLook(connection, question)
                .readers(table(question), there(connection, question, column)));
  }

  @Override
  public StatementLog statements(Question question, String column) {
    return looking(
        question,
        connection -> {
          List<Identifier> names =
              family(connection, table(question)).stream().map(TableName::name).toList();
          return new StatementLook(new Usage(connection))
              .log(names, there(connection, question, column));
        });
  }

  @Override
  public List<Carrier> carriers(Question question, String column) {
    return looking(
        question,
        connection -> {
          List<TableName> tables = family(connection, table(question));
          int version = new Catalog(connection).server().majorVersion();
          Identifier going = there(connection, question, column);
          return Carriers.of(new Usage(connection).carriage(tables, going, version));
        });
  }

  @Override
  public List<ReplicaState> replicas(Question question, Duration patience)
      throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    try (Connection connection = connect(question)) {
      Usage usage = new Usage(connection);
      String lsn = new Catalog(connection).logPosition();
      List<Replica> replicas = usage.replicas(lsn);
      while (mayCatchUp(replicas) && System.nanoTime() < until) {
        Pause.SLEEP.pause(POLL);
        replicas = usage.replicas(lsn);
      }
      return replicas.stream()
          .map(
              replica ->
                  new ReplicaState(replica.name(), replica.connected(), replica.bytesBehind()))
          .toList();
    } catch (SQLException failure) {
      throw TargetException.of("Cannot look at the replicas", failure);
    }
  }

  private static boolean mayCatchUp(List<Replica> replicas) {
    return replicas.stream()
        .anyMatch(
            replica ->
                replica.connected() && replica.bytesBehind() != null && !replica.hasReplayed());
  }

  /** A column that goes. Of one that is not there nobody would find a use: that proves nothing. */
  private static Identifier there(Connection connection, Question question, String column) {
    Identifier name = new Identifier(column);
    if (new Catalog(connection)
        .table(table(question))
        .flatMap(facts -> facts.column(name))
        .isEmpty()) {
      throw new IllegalStateException(
          "Cannot say who uses column %s: table %s has none of that name"
              .formatted(column, table(question)));
    }
    return name;
  }

  /** The table and all tables under it, by whose names its columns may be used too. */
  static List<TableName> family(Connection connection, TableName table) {
    return Stream.concat(Stream.of(table), new Catalog(connection).descendants(table).stream())
        .toList();
  }

  /** The table and the physical tables that hold its rows. */
  static Stream<TableName> holders(Catalog catalog, TableName table) {
    return Stream.concat(
            Stream.of(table),
            catalog.table(table).map(TableFacts::leaves).orElse(List.of()).stream()
                .map(Leaf::table))
        .distinct();
  }

  static TableName table(Question question) {
    Site.QualifiedName table = question.site().table();
    return TableName.of(table.schema(), table.name());
  }

  private <T> T looking(Question question, Function<Connection, T> look) {
    try (Connection connection = connect(question)) {
      return look.apply(connection);
    } catch (SQLException failure) {
      throw TargetException.of("Cannot look at the target", failure);
    }
  }

  private Connection connect(Question question) throws SQLException {
    Connection connection =
        targets.get(question.site().target()).connect("cinch checker " + question.migration());
    connection.setNetworkTimeout(Runnable::run, (int) LONGEST_SILENCE.toMillis());
    connection.setReadOnly(true);
    return connection;
  }
}
