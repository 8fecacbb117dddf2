package dev.cinch.worker.target;

import dev.cinch.target.TargetException;
import dev.cinch.target.TargetUnavailableException;
import dev.cinch.target.catalog.Catalog;
import dev.cinch.target.change.Marker;
import dev.cinch.target.fill.FillRule;
import dev.cinch.target.fill.FillSettings;
import dev.cinch.target.name.TableName;
import dev.cinch.worker.pace.Pace;
import dev.cinch.worker.range.Order;
import dev.cinch.worker.range.Progress;
import dev.cinch.worker.range.ReportKind;
import dev.cinch.worker.range.RowsHeldByOthers;
import dev.cinch.worker.range.Slices;
import dev.cinch.worker.range.Stop;
import dev.cinch.worker.range.StopSign;
import dev.cinch.worker.range.Tables;
import dev.cinch.worker.range.TargetUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tables of PostgreSQL targets. */
public final class TargetTables implements Tables {

  private static final Logger log = LoggerFactory.getLogger(TargetTables.class);

  /** Rows or the table are locked, we were the victim of a deadlock, or ran out of time. */
  private static final Set<String> OTHERS_IN_THE_WAY = Set.of("55P03", "40P01", "40001", "57014");

  /** Longer than any statement of ours may run: a server that is silent for so long is away. */
  private static final Duration SILENCE = Duration.ofSeconds(15);

  private final TargetPools pools;
  private final FillSettings settings;
  private final Pace pace;
  private final Slices slices;
  private final Map<String, SlotMemory> slots = new ConcurrentHashMap<>();

  public TargetTables(TargetPools pools, FillSettings settings, Pace pace, Slices slices) {
    this.pools = pools;
    this.settings = settings;
    this.pace = pace;
    this.slices = slices;
  }

  @Override
  public Progress work(Order order, StopSign sign) {
    GuardedPace guarded = new GuardedPace(order, sign, pace, slices);
    SlotWriters writers =
        slots
            .computeIfAbsent(order.worker(), name -> new SlotMemory(settings))
            .of(order.range().migration(), order.rule().caps());
    try (Connection connection = pools.take(order.range().target())) {
      prepare(connection, order);
      if (!isPartOfTheTable(connection, order)) {
        return Progress.none(
            order.range(),
            new Stop(
                ReportKind.STALE,
                "%s is no part of %s"
                    .formatted(order.range().pages().leaf(), order.subject().table())));
      }
      return Outcomes.progress(writers.run(connection, order, rule(order), guarded, sign), guarded);
    } catch (TargetUnavailableException | SQLException e) {
      throw OTHERS_IN_THE_WAY.contains(sqlState(e))
          ? new RowsHeldByOthers(String.valueOf(e.getMessage()), e)
          : new TargetUnavailable(String.valueOf(e.getMessage()), e);
    } catch (TargetException e) {
      log.warn("{} failed", order.range(), e);
      return Progress.none(
          order.range(), new Stop(ReportKind.FAILED, String.valueOf(e.getMessage())));
    }
  }

  private static void prepare(Connection connection, Order order) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, (int) SILENCE.toMillis());
    // through a pooler too: it keeps this one setting of each of its clients
    connection.setClientInfo("ApplicationName", ApplicationName.of(order));
  }

  /**
   * A range says which table to write. A partition may have been detached since; and nobody who can
   * only write to the range topic shall have another table written.
   */
  private static boolean isPartOfTheTable(Connection connection, Order order) {
    TableName leaf = order.range().pages().leaf();
    TableName table = order.subject().table();
    return leaf.equals(table)
        || new Catalog(connection)
            .leaves(table).stream().anyMatch(part -> part.table().equals(leaf));
  }

  private static String sqlState(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException failure && failure.getSQLState() != null) {
        return failure.getSQLState();
      }
    }
    return "";
  }

  private static FillRule rule(Order order) {
    Marker marker =
        new Marker(
            order.range().migration(), order.range().generation().epoch(), order.rule().digest());
    return new FillRule(
        order.subject().table(), order.rule().values(), marker, order.rule().labelled());
  }
}
