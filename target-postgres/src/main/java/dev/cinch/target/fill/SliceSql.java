package dev.cinch.target.fill;

import dev.cinch.target.range.PageRange;
import java.util.Optional;

/**
 * The statements for one rule on one physical table. Only page numbers and stripes are parameters.
 *
 * <p>All that makes a write invalid (another epoch or expression, another file, another timeline)
 * is read inside the statement that writes: a worker may be frozen between any two statements. The
 * table's lock is taken before the statement's snapshot, so that whoever raises the epoch and then
 * passes through a lock that conflicts has waited for every statement that read the older one.
 */
record SliceSql(FillRule rule, PageRange range) {

  /** Parameters: first row, end row. */
  String fill(Stripe stripe) {
    return """
        update only %s as new
           set %s
         where %s
           and case when %s then %s else false end
           and (select %s and %s and %s)
        """
        .formatted(
            range.leaf().quoted(),
            sql(rule.values().assignments()),
            rows(),
            stripe.condition(sql(rule.values().seemEmpty())),
            sql(rule.values().areLacking()),
            markerHolds(),
            sameFile(),
            sameTimeline());
  }

  /** Parameters: first row, end row. */
  String compare() {
    return """
        select count(*), count(*) filter (where %s), count(*) filter (where %s),
               count(*) filter (where %s)
          from only %s as new
         where %s
        """
        .formatted(
            sql(rule.values().differ()),
            sql(rule.values().holdNull()),
            sql(rule.values().areUnfilled()),
            range.leaf().quoted(),
            rows());
  }

  /** What was counted before the transaction: two columns for a statement that is not prepared. */
  String before() {
    return Counters.sql(literal(range.leaf().quoted()));
  }

  /** The same before a write, with the label that its changes follow in the log. */
  String beforeWriting() {
    return label().map(label -> label + ", " + before()).orElseGet(this::before);
  }

  /** What to select for a label, if the plan wants any. */
  Optional<String> label() {
    return rule.labelled()
        ? Optional.of(
            """
            pg_catalog.pg_logical_emit_message(true, 'cinch',
              pg_catalog.json_build_object('migration', %s, 'epoch', %d)::text)"""
                .formatted(literal(rule.marker().migration()), rule.marker().epoch()))
        : Optional.empty();
  }

  /** What came of it, and whether it was allowed to do anything. No parameters. */
  String after() {
    return "select %s, pg_catalog.pg_current_wal_insert_lsn()::text, %s, %s, %s"
        .formatted(Counters.sql(leaf()), markerHolds(), sameFile(), sameTimeline());
  }

  private static String rows() {
    return "new.ctid >= cast(? as tid) and new.ctid < cast(? as tid)";
  }

  private String markerHolds() {
    return "coalesce(%s = %s, false)"
        .formatted(sql(rule.markerPlace().read()), literal(rule.marker().text()));
  }

  private String sameFile() {
    return "coalesce(pg_catalog.pg_relation_filenode(pg_catalog.to_regclass(%s)) = %d, false)"
        .formatted(leaf(), range.filenode());
  }

  private String sameTimeline() {
    return """
        (('x' || pg_catalog.left(pg_catalog.pg_walfile_name(
            pg_catalog.pg_current_wal_insert_lsn()), 8))::bit(32)::int = %d)"""
        .formatted(range.timeline());
  }

  private String leaf() {
    return sql(literal(range.leaf().quoted()));
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** As text of a statement that has parameters. */
  private static String sql(String text) {
    return QuestionMarks.escape(text);
  }
}
