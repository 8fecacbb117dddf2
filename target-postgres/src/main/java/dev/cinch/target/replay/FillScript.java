package dev.cinch.target.replay;

import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.PinnedSettings;
import dev.cinch.target.name.TableName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Fills and verifies every row without a worker, for databases that are small or out of service: a
 * block of code that commits after each few pages.
 */
public final class FillScript {

  private static final int PAGES = 100;

  private final ColumnChange change;
  private final List<TableName> leaves;

  public FillScript(ColumnChange change, List<TableName> leaves) {
    this.change = change;
    this.leaves = List.copyOf(leaves);
  }

  /** Each physical table by itself. */
  public String fill() {
    return leaves.stream().map(this::fill).collect(Collectors.joining("\n"));
  }

  private String fill(TableName leaf) {
    return """
        -- Fills %1$s, %2$d pages at a time
        set lock_timeout = 0;
        set statement_timeout = 0;
        do $fill$
        <<cinch_fill>>
        declare
          page bigint := 0;
        begin
          while cinch_fill.page * pg_catalog.current_setting('block_size')::bigint
                < pg_catalog.pg_relation_size(%3$s) loop
            perform * from (%4$s) as pinned;
            update only %5$s as new
               set %6$s
             where new.ctid >= pg_catalog.format('(%%s,0)', cinch_fill.page)::tid
               and new.ctid < pg_catalog.format('(%%s,0)', cinch_fill.page + %2$d)::tid
               and %7$s;
            cinch_fill.page := cinch_fill.page + %2$d;
            commit;
          end loop;
        end
        $fill$;
        """
        .formatted(
            leaf,
            PAGES,
            "'" + leaf.quoted().replace("'", "''") + "'",
            PinnedSettings.setLocal(),
            leaf.quoted(),
            change.values().assignments(),
            change.values().areLacking());
  }

  /** Fails where a row is not what the forward expression says. */
  public String verify() {
    // without a trigger, what moves from one table to the other must be seen in one snapshot
    return change.isKeptByApplications()
        ? verify(change.table(), "")
        : leaves.stream().map(leaf -> verify(leaf, "only ")).collect(Collectors.joining("\n"));
  }

  private String verify(TableName leaf, String only) {
    return """
        -- Verifies %1$s
        set lock_timeout = 0;
        set statement_timeout = 0;
        do $verify$
        declare
          differing bigint;
        begin
          perform * from (%2$s) as pinned;
          select count(*) into differing from %6$s%3$s as new where %4$s;
          if differing > 0 then
            raise exception '%% rows of %5$s differ from what fills them', differing;
          end if;
        end
        $verify$;
        """
        .formatted(
            leaf,
            PinnedSettings.setLocal(),
            leaf.quoted(),
            change.values().differ(),
            leaf.quoted().replace("'", "''").replace("%", "%%"),
            only);
  }
}
