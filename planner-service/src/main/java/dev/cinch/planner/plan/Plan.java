package dev.cinch.planner.plan;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A plan file, read and checked: what one migration is to do. */
public record Plan(About about, Subject subject, Work work, Exposure exposure, PlanText text) {

  /** Who wants the change, and what for. */
  public record About(String id, String owner, String purpose) {}

  /**
   * What changes.
   *
   * @param replaces the old column, where the new one takes its place
   */
  public record Subject(
      String target, TableName table, Column column, @Nullable Identifier replaces) {}

  /** The new column. */
  public record Column(Identifier name, String type, @Nullable String comment) {}

  /** What is done to the table. */
  public record Work(Sync sync, Backfill backfill, List<Index> indexes, Tighten tighten) {
    public Work {
      indexes = List.copyOf(indexes);
    }
  }

  /**
   * How old and new are kept in step by a trigger.
   *
   * @param forward the new value, from the row's other columns
   * @param backward the old value, from the new one; without it SWITCH can't be taken back
   */
  public record Sync(String forward, @Nullable String backward) {}

  /**
   * Limits of the fill.
   *
   * @param rowsPerSecond that all workers together may write; null: no cap
   */
  public record Backfill(@Nullable Long rowsPerSecond) {}

  /** An index over the new column. */
  public record Index(Identifier name, List<Identifier> columns) {
    public Index {
      columns = List.copyOf(columns);
    }
  }

  /** What is demanded of the data at the end. */
  public record Tighten(boolean notNull) {}

  /** What others see of the change. */
  public record Exposure(List<EventField> events, Readers readers, Retire retire) {
    public Exposure {
      events = List.copyOf(events);
    }
  }

  /**
   * An event's field that carries the column.
   *
   * @param schema the event's schema afterwards, as Avro JSON
   */
  public record EventField(
      String topic, String subject, String field, ChangeKind change, @Nullable String schema) {}

  /**
   * How readers move to the new column.
   *
   * @param approval whether somebody must say so
   * @param settle how long they may take to follow; on the way back nothing that they may still
   *     read is taken away before
   */
  public record Readers(Approval approval, Duration settle) {

    static final Readers DEFAULT = new Readers(Approval.MANUAL, Duration.ofSeconds(10));
  }

  /** What happens to the old column. */
  public record Retire(boolean dropReplaced, Duration soak) {}

  public String id() {
    return about.id();
  }

  public String owner() {
    return about.owner();
  }

  public String target() {
    return subject.target();
  }

  public TableName table() {
    return subject.table();
  }

  public Column column() {
    return subject.column();
  }

  public Optional<Identifier> replaces() {
    return Optional.ofNullable(subject.replaces());
  }

  public Sync sync() {
    return work.sync();
  }

  /** SHA-256 of the text, hexadecimal. */
  public String digest() {
    return text.digest();
  }
}
