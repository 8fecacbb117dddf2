package dev.cinch.checker.statement;

import dev.cinch.checker.check.StatementLog.Use;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.merge.MergeInsert;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.TableStatement;
import net.sf.jsqlparser.util.TablesNamesFinder;
import org.jspecify.annotations.Nullable;

/**
 * Goes over a parsed statement and collects what may be the column. A name without a table in front
 * of it may be of any table that the statement names, since whose columns those have is not known.
 */
final class ColumnUses extends TablesNamesFinder<Void> {

  private final Set<String> tables;
  private final String column;
  private final Set<String> ours = new HashSet<>();
  private final Set<String> others = new HashSet<>();
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Object> ofOtherRelations = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Column> columns = new ArrayList<>();
  private final List<AllColumns> stars = new ArrayList<>();
  private final List<AllTableColumns> starsOfTables = new ArrayList<>();
  private int aliases;
  private int namedByInserts;
  private boolean bindsByPosition;

  ColumnUses(Set<String> tables, String column) {
    this.tables = tables;
    this.column = column;
  }

  ColumnUses in(Statement statement) {
    init(true);
    statement.accept(this, null);
    return this;
  }

  Use use(Words words) {
    if (namedByInserts > 0 || columns.stream().filter(this::isNamed).anyMatch(this::isOurs)) {
      return Use.NAMES;
    }
    if (bindsByPosition || takesWholeRows(words)) {
      return Use.BINDS_BY_POSITION;
    }
    long elsewhere = columns.stream().filter(this::isNamed).filter(this::isElsewhere).count();
    boolean explained =
        words.count(column) <= elsewhere + aliases
            && words.stars() <= stars.size() + starsOfTables.size()
            // it joins by every column of a name that both have
            && !words.has("natural");
    return explained ? Use.NONE : Use.PERHAPS;
  }

  private boolean takesWholeRows(Words words) {
    return stars.stream().filter(star -> !ofOtherRelations.contains(star)).count() > words.counts()
        || starsOfTables.stream().anyMatch(this::mayBeOurs)
        || columns.stream().anyMatch(this::isWholeRow);
  }

  private boolean isNamed(Column found) {
    return Words.folded(found.getColumnName()).equals(column);
  }

  private boolean isOurs(Column found) {
    return qualifier(found).isEmpty()
        ? others.isEmpty()
        : ours.contains(qualifier(found)) && !others.contains(qualifier(found));
  }

  private boolean isElsewhere(Column found) {
    return !qualifier(found).isEmpty()
        && others.contains(qualifier(found))
        && !ours.contains(qualifier(found));
  }

  /** A name alone may stand for the whole row of the relation of that name. */
  private boolean isWholeRow(Column found) {
    return qualifier(found).isEmpty() && ours.contains(Words.folded(found.getColumnName()));
  }

  private boolean mayBeOurs(AllTableColumns star) {
    String relation = Words.folded(star.getTable().getName());
    return !ofOtherRelations.contains(star)
        && (ours.contains(relation) || !others.contains(relation));
  }

  private static String qualifier(Column found) {
    Table table = found.getTable();
    return table == null || table.getName() == null ? "" : Words.folded(table.getName());
  }

  private boolean isOurs(Table table) {
    return tables.contains(Words.folded(table.getName()));
  }

  private static String called(FromItem item, String otherwise) {
    return item.getAlias() == null ? otherwise : Words.folded(item.getAlias().getName());
  }

  @Override
  public <S> Void visit(Table table, S context) {
    if (seen.add(table)) {
      String name = called(table, Words.folded(table.getName()));
      (isOurs(table) ? ours : others).add(name);
    }
    return super.visit(table, context);
  }

  /** Goes no further: what stands in front of a column is a table's name, and no table read. */
  @Override
  public <S> @Nullable Void visit(Column found, S context) {
    if (seen.add(found)) {
      columns.add(found);
    }
    return null;
  }

  @Override
  public <S> Void visit(AllColumns all, S context) {
    if (seen.add(all)) {
      stars.add(all);
    }
    return super.visit(all, context);
  }

  @Override
  public <S> Void visit(AllTableColumns all, S context) {
    if (seen.add(all)) {
      starsOfTables.add(all);
    }
    return super.visit(all, context);
  }

  /** All columns of a query in parentheses are those that it names itself. */
  @Override
  public <S> Void visit(PlainSelect select, S context) {
    List<FromItem> from =
        Stream.concat(
                Stream.ofNullable(select.getFromItem()),
                Stream.ofNullable(select.getJoins()).flatMap(List::stream).map(Join::getFromItem))
            .toList();
    boolean known =
        from.stream()
            .allMatch(
                item ->
                    item instanceof ParenthesedSelect
                        || (item instanceof Table table && !isOurs(table)));
    for (SelectItem<?> item : select.getSelectItems()) {
      countAlias(item);
      boolean ofAQuery =
          item.getExpression() instanceof AllTableColumns star
              && from.stream()
                  .filter(ParenthesedSelect.class::isInstance)
                  .anyMatch(
                      query -> called(query, "").equals(Words.folded(star.getTable().getName())));
      if (known || ofAQuery) {
        ofOtherRelations.add(item.getExpression());
      }
    }
    return super.visit(select, context);
  }

  private void countAlias(SelectItem<?> item) {
    if (item.getAlias() != null
        && Words.folded(item.getAlias().getName()).equals(column)
        && seen.add(item)) {
      aliases++;
    }
  }

  @Override
  public <S> Void visit(Insert insert, S context) {
    if (isOurs(insert.getTable())) {
      // of a conflict the row that was to be inserted, of RETURNING both rows
      ours.addAll(Set.of("excluded", "old", "new"));
      if (insert.getColumns() == null || insert.getColumns().isEmpty()) {
        bindsByPosition |= !insert.isOnlyDefaultValues();
      } else if (insert.getColumns().stream().anyMatch(this::isNamed)) {
        namedByInserts++;
      }
    }
    return super.visit(insert, context);
  }

  @Override
  public <S> Void visit(MergeInsert insert, S context) {
    if (insert.getColumns() == null || insert.getColumns().isEmpty()) {
      bindsByPosition = true;
    } else if (insert.getColumns().stream().anyMatch(this::isNamed)) {
      namedByInserts++;
    }
    return super.visit(insert, context);
  }

  @Override
  public <S> Void visit(TableStatement statement, S context) {
    bindsByPosition |= isOurs(statement.getTable());
    return super.visit(statement, context);
  }
}
