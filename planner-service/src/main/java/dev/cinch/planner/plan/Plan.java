package dev.cinch.planner.plan;

import dev.cinch.target.change.ConstraintPlan;
import dev.cinch.target.change.Demands;
import dev.cinch.target.change.IndexPlan;
import dev.cinch.target.change.Retirement;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.value.SyncMode;
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
   * @param mismatches what VERIFY does with rows that differ
   * @param allowsNulls whether the column may hold nulls from then on
   */
  public record Work(
      @Nullable Sync sync,
      Backfill backfill,
      Mismatches mismatches,
      List<IndexPlan> indexes,
      Tighten tighten,
      boolean allowsNulls) {
    public Work {
      indexes = List.copyOf(indexes);
    }
  }

  /**
   * What is demanded of the data at the end.
   *
   * @param notNull the columns that refuse nulls
   * @param primaryKey whether the column takes the place of the one that it replaces in the key
   * @param watch how the target is watched once that holds; null: not at all
   */
  public record Tighten(
      List<Identifier> notNull,
      boolean primaryKey,
      List<ConstraintPlan> constraints,
      @Nullable Watch watch) {
    public Tighten {
      notNull = List.copyOf(notNull);
      constraints = List.copyOf(constraints);
    }
  }

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
   * @param column which of several columns it carries; null: the first
   */
  public record EventField(
      String topic,
      String subject,
      String field,
      ChangeKind change,
      @Nullable String schema,
      @Nullable Identifier column) {}

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

  /** The column, with those beside it, as a person writes them. */
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

  /** How the new columns' values are found. */
  public List<Derivation> forward() {
    return sync().map(Sync::forward).orElse(List.of());
  }

  /** How the old columns are written once applications write the new one only. */
  public List<Derivation> backward() {
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

  /** What the data must meet in the end. */
  public Demands demands() {
    Tighten tighten = work.tighten();
    return new Demands(
        refusesNulls(column().name()), tighten.primaryKey(), work.indexes(), tighten.constraints());
  }

  /** True where a column of the plan shall hold no null in the end. */
  public boolean refusesNulls(Identifier column) {
    return work.tighten().notNull().contains(column);
  }

  /**
   * Whether a row without a value in that column counts as one that holds a null. Where only some
   * of several columns refuse nulls, those in the others are none to count.
   */
  public boolean countsNulls(Identifier column) {
    return refusesNulls(column) || work.tighten().notNull().isEmpty() || column().also().isEmpty();
  }

  /** This plan as if each of its columns were the only one; of a plan for one, itself. */
  public List<Plan> each() {
    return Stream.concat(Stream.of(column()), column().also().stream()).map(this::alone).toList();
  }

  private Plan alone(Column one) {
    Sync own = sync().map(sync -> sync.of(one.name())).orElse(null);
    return new Plan(
        about,
        new Subject(target(), table(), one.alone(), replaces()),
        new Work(
            own,
            work.backfill(),
            work.mismatches(),
            work.indexes(),
            work.tighten(),
            work.allowsNulls()),
        exposure,
        text,
        rehearsed);
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
        || !work.tighten().notNull().isEmpty()
        || demands.primaryKey()
        || !demands.uniqueIndexes().isEmpty()
        || !demands.constraints().isEmpty();
  }

  /** SHA-256 of the text, hexadecimal. */
  public String digest() {
    return text.digest();
  }
}
