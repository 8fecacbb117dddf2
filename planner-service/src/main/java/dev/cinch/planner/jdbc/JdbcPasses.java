package dev.cinch.planner.jdbc;

import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.migration.Progress.Rows;
import dev.cinch.planner.range.LeafExtent;
import dev.cinch.planner.range.Pass;
import dev.cinch.planner.range.Pass.Beginning;
import dev.cinch.planner.range.Pass.Tally;
import dev.cinch.planner.range.PassLeaf;
import dev.cinch.planner.range.Passes;
import dev.cinch.target.name.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcPasses implements Passes {

  private static final String LATEST =
      """
      select id, migration, phase, number, ranges_done, ranges_lost, rows_seen, rows_changed,
             mismatches, nulls, unfilled, pages_per_second, started_at, snapshot, reason
        from pass
       where migration = :migration and phase = :phase
       order by number desc
       limit 1
      """;

  private static final String LOCK =
      """
      select id, migration, phase, number, ranges_done, ranges_lost, rows_seen, rows_changed,
             mismatches, nulls, unfilled, pages_per_second, started_at, snapshot, reason
        from pass
       where id = :pass
         for update
      """;

  /** Workers are as fast as they were in the pass of the same kind before. */
  private static final String OPEN =
      """
      insert into pass (migration, phase, number, started_at, snapshot, reason, pages_per_second)
      values (:migration, :phase, :number, :startedAt, :snapshot, :reason,
              (select pages_per_second
                 from pass
                where migration = :migration and phase = :phase and number = :number - 1))
      """;

  private static final String COUNT_SINCE =
      """
      select count(*)
        from pass
       where migration = :migration and phase = :phase and started_at >= :begin
      """;

  private static final String ADD_LEAF =
      """
      insert into pass_leaf (pass, leaf_schema, leaf_name, filenode, timeline, pages, next_page)
      values (:pass, :leafSchema, :leafName, :filenode, :timeline, :pages, 0)
      """;

  private static final String LEAVES =
      """
      select leaf_schema, leaf_name, filenode, timeline, pages, next_page, pages_done, stale
        from pass_leaf
       where pass = :pass
       order by leaf_schema, leaf_name
      """;

  private static final String CUT_TO =
      """
      update pass_leaf
         set next_page = :nextPage
       where pass = :pass and leaf_schema = :leafSchema and leaf_name = :leafName
      """;

  private static final String SUPERSEDE =
      """
      update page_range
         set status = 'SUPERSEDED'
       where pass = :pass and leaf_schema = :leafSchema and leaf_name = :leafName
      """;

  private static final String CUT_ANEW =
      """
      update pass_leaf
         set filenode = :filenode, timeline = :timeline, pages = :pages, next_page = 0,
             pages_done = 0, stale = false
       where pass = :pass and leaf_schema = :leafSchema and leaf_name = :leafName
      """;

  private final JdbcClient jdbc;

  JdbcPasses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Pass> latest(String migration, Phase phase) {
    return jdbc.sql(LATEST)
        .param("migration", migration)
        .param("phase", phase.name())
        .query(JdbcPasses::pass)
        .optional();
  }

  @Override
  @Transactional
  public Pass open(
      String migration, Phase phase, int number, List<LeafExtent> extents, Beginning beginning) {
    jdbc.sql(OPEN)
        .param("migration", migration)
        .param("phase", phase.name())
        .param("number", number)
        .param("startedAt", Moments.at(beginning.at()))
        .param("snapshot", beginning.snapshot())
        .param("reason", beginning.reason())
        .update();
    Pass opened = latest(migration, phase).orElseThrow();
    extents.forEach(extent -> add(opened, extent));
    return opened;
  }

  @Override
  public int countSince(String migration, Phase phase, Instant begin) {
    return jdbc.sql(COUNT_SINCE)
        .param("migration", migration)
        .param("phase", phase.name())
        .param("begin", Moments.at(begin))
        .query(Integer.class)
        .single();
  }

  @Override
  public List<PassLeaf> leaves(Pass pass) {
    return jdbc.sql(LEAVES).param("pass", pass.id()).query(JdbcPasses::leaf).list();
  }

  @Override
  public Pass lock(Pass pass) {
    return jdbc.sql(LOCK).param("pass", pass.id()).query(JdbcPasses::pass).single();
  }

  @Override
  public void cutTo(Pass pass, LeafExtent extent, long nextPage) {
    ofLeaf(CUT_TO, pass, extent).param("nextPage", nextPage).update();
  }

  @Override
  public void add(Pass pass, LeafExtent extent) {
    ofLeaf(ADD_LEAF, pass, extent).update();
  }

  @Override
  @Transactional
  public void cutAnew(Pass pass, LeafExtent fresh) {
    ofLeaf(SUPERSEDE, pass, fresh).update();
    ofLeaf(CUT_ANEW, pass, fresh).update();
  }

  private JdbcClient.StatementSpec ofLeaf(String sql, Pass pass, LeafExtent extent) {
    return jdbc.sql(sql)
        .param("pass", pass.id())
        .param("leafSchema", extent.leaf().schema().value())
        .param("leafName", extent.leaf().name().value())
        .param("filenode", extent.filenode())
        .param("timeline", extent.timeline())
        .param("pages", extent.pages());
  }

  static Pass pass(ResultSet row, int number) throws SQLException {
    return new Pass(
        row.getLong("id"),
        row.getString("migration"),
        Phase.valueOf(row.getString("phase")),
        row.getInt("number"),
        new Beginning(
            Moments.read(row, "started_at"), row.getString("snapshot"), row.getString("reason")),
        new Tally(
            row.getLong("ranges_done"),
            row.getLong("ranges_lost"),
            new Rows(
                row.getLong("rows_seen"),
                row.getLong("rows_changed"),
                row.getLong("mismatches"),
                row.getObject("nulls", Long.class),
                row.getLong("unfilled")),
            row.getObject("pages_per_second", Double.class)));
  }

  private static PassLeaf leaf(ResultSet row, int number) throws SQLException {
    return new PassLeaf(
        new LeafExtent(
            TableName.of(row.getString("leaf_schema"), row.getString("leaf_name")),
            row.getLong("filenode"),
            row.getInt("timeline"),
            row.getLong("pages")),
        row.getLong("next_page"),
        row.getLong("pages_done"),
        row.getBoolean("stale"));
  }
}
