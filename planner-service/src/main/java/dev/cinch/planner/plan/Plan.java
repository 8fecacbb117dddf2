package dev.cinch.planner.plan;

import dev.cinch.target.change.ConstraintPlan;
import dev.cinch.target.change.Demands;
import dev.cinch.target.change.IndexPlan;
import dev.cinch.target.change.Retirement;
import dev.cinch.target.change.SyncMode;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A plan file, read and checked: what one migration is to do.
 *
 * @param rehearsed what the file says where this is its rehearsal elsewhere; null for the plan
 *     itself
 */
public record Plan(
    About about,
    Subject subject,
    Work work,
    Exposure exposure,
    PlanText text,
    @Nullable Rehearsed rehearsed) {

  /** The id that a plan has, and the target that it is meant for. */
  public record Rehearsed(String id, String target) {}

  /** Who wants the change, and what for. */
  public record About(String id, String owner, String purpose) {}

  /**
   * What changes.
   *
   * @param replaces the old columns whose place the new one takes
   */
  public record Subject(String target, TableName table, Column column, List<Identifier> replaces) {
    public Subject {
      replaces = List.copyOf(replaces);
    }
  }

  /**
   * The column.
   *
   * @param type the type that it gets; null where it is there already and keeps its own
   * @param defaultValue what rows get that leave it out; null: nothing
   * @param fate what becomes of it
   * @param also what is dropped with it
   */
  public record Column(
      Identifier name,
      @Nullable String type,
      @Nullable String defaultValue,
      @Nullable String comment,
      Fate fate,
      List<Identifier> also) {
    public Column {
      also = List.copyOf(also);
    }

    /** With what is dropped with it. */
    public List<Identifier> names() {
      return Stream.concat(Stream.of(name), also.stream()).toList();
    }
  }

  /** What becomes of the column. */
  public enum Fate {
    /** It is added. */
    ADD,
    /** It is there already and gets something else: indexes, constraints, a default, a type. */
    CONSTRAIN,
    /** It is there already and is dropped. */
    DROP
  }

  /**
   * What is done to the table.
   *
   * @param sync null where no row is written
   * @param allowsNulls whether the column may hold nulls from then on
   */
  public record Work(
      @Nullable Sync sync,
      Backfill backfill,
      List<IndexPlan> indexes,
      Tighten tighten,
      boolean allowsNulls) {
    public Work {
      indexes = List.copyOf(indexes);
    }
  }

  /**
   * How old and new are kept in step.
   *
   * @param mode who does it at each write
   * @param forward the new value, from the row's other columns
   * @param backward the old values, from the new one; without them SWITCH can't be taken back
   */
  public record Sync(SyncMode mode, String forward, List<Backward> backward) {
    public Sync {
      backward = List.copyOf(backward);
    }

    /** By a trigger. */
    public Sync(String forward, List<Backward> backward) {
      this(SyncMode.TRIGGER, forward, backward);
    }
  }

  /** How one old column's value is found from the new one's. */
  public record Backward(Identifier column, String expression) {}

  /**
   * What is demanded of the data at the end.
   *
   * @param primaryKey whether the column takes the place of the one that it replaces in the key
   * @param watch how the target is watched once that holds; null: not at all
   */
  public record Tighten(
      boolean notNull,
      boolean primaryKey,
      List<ConstraintPlan> constraints,
      @Nullable Watch watch) {
    public Tighten {
      constraints = List.copyOf(constraints);
    }
  }

  /**
   * How the target is watched after TIGHTEN.
   *
   * @param span for how long
   * @param takesBack whether trouble has the constraints taken back
   * @param lockWaiters more sessions that wait for a lock on the table are trouble
   * @param probes what else is
   */
  public record Watch(Duration span, boolean takesBack, double lockWaiters, List<Probe> probes) {
    public Watch {
      probes = List.copyOf(probes);
    }
  }

  /**
   * A figure of the target that is trouble above a limit.
   *
   * @param sql gives one row with one number
   */
  public record Probe(String name, String sql, double stopAt) {}

  /** What others see of the change. */
  public record Exposure(
      List<EventField> events, GateDemands gate, Readers readers, Retire retire) {
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
   * @param dearer what a query may cost on the new column, in percent of what it costs on the old
   *     one, before somebody is asked; null: they are not compared
   */
  public record Readers(Approval approval, Duration settle, @Nullable Double dearer) {

    static final Readers DEFAULT = new Readers(Approval.MANUAL, Duration.ofSeconds(10), 200.0);
  }

  /** What happens to the old column, and when. */
  public record Retire(Retirement replaced, Duration soak) {}

  /** The same, to be carried out under another id on another target, and taken back there. */
  public Plan rehearsedAs(String id, String target) {
    return new Plan(
        new About(id, owner(), about.purpose()),
        new Subject(target, table(), column(), replaces()),
        work,
        exposure,
        text,
        new Rehearsed(id(), target()));
  }

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

  public List<Identifier> replaces() {
    return subject.replaces();
  }

  /** The column, with those that are dropped with it, as a person writes them. */
  public String columnNames() {
    return Words.list(column().names());
  }

  /** The columns that are replaced, as a person writes them; null where none is. */
  public @Nullable String replacedNames() {
    return replaces().isEmpty() ? null : Words.list(replaces());
  }

  /** The columns that are gone once RETIRE is done; a name may have been taken over. */
  public List<Identifier> going() {
    return switch (column().fate()) {
      case DROP -> column().names();
      case ADD -> exposure.retire().replaced() == Retirement.KEEP ? List.of() : replaces();
      case CONSTRAIN -> List.of();
    };
  }

  /** How rows are written; empty where none is. */
  public Optional<Sync> sync() {
    return Optional.ofNullable(work.sync());
  }

  /** How the old columns are written once applications write the new one only. */
  public List<Backward> backward() {
    return sync().map(Sync::backward).orElse(List.of());
  }

  /** True where rows are written, and the applications write both columns themselves. */
  public boolean isKeptByApplications() {
    return sync().map(Sync::mode).filter(mode -> mode == SyncMode.APPLICATION).isPresent();
  }

  /** True where a column is added. */
  public boolean addsColumn() {
    return column().fate() == Fate.ADD;
  }

  /** What the data must meet in the end, other than that nothing is null. */
  public Demands demands() {
    Tighten tighten = work.tighten();
    return new Demands(
        tighten.notNull(), tighten.primaryKey(), work.indexes(), tighten.constraints());
  }

  /** True where a column that is there gets another type. */
  public boolean changesType() {
    return column().fate() == Fate.CONSTRAIN && column().type() != null;
  }

  /** True where a column that is there gets another default. */
  public boolean changesDefault() {
    return column().fate() == Fate.CONSTRAIN && column().defaultValue() != null;
  }

  /** True where what the data must meet changes: TIGHTEN has something to do. */
  public boolean tightens() {
    Demands demands = demands();
    return work.allowsNulls()
        || demands.notNull()
        || demands.primaryKey()
        || !demands.uniqueIndexes().isEmpty()
        || !demands.constraints().isEmpty();
  }

  /** SHA-256 of the text, hexadecimal. */
  public String digest() {
    return text.digest();
  }
}
