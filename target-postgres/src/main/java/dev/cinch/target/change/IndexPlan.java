package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index that the plan asks for.
 *
 * @param unique a unique index refuses writes while it is still being built, and so belongs to
 *     TIGHTEN
 */
public record IndexPlan(Identifier name, Key key, boolean unique, Options options) {

  /**
   * What is indexed: columns, or one expression.
   *
   * @param expression as PostgreSQL prints it, over columns without a qualifier
   */
  public record Key(List<Identifier> columns, @Nullable String expression) {

    public Key {
      columns = List.copyOf(columns);
      if (columns.isEmpty() == (expression == null)) {
        throw new IllegalArgumentException(
            "Cannot plan an index: name its columns, or one expression");
      }
    }

    String sql() {
      return expression == null ? CatalogSql.quoted(columns) : "(\n%s\n)".formatted(expression);
    }
  }

  /**
   * How it is indexed.
   *
   * @param method PostgreSQL's index method; null: btree
   * @param where only rows that meet this condition are in the index; null: all
   * @param include columns that the index carries along
   */
  public record Options(@Nullable String method, @Nullable String where, List<Identifier> include) {

    /** As PostgreSQL does it by itself. */
    public static final Options DEFAULT = new Options(null, null, List.of());

    public Options {
      include = List.copyOf(include);
    }
  }

  /** An ordinary index on columns. */
  public static IndexPlan on(Identifier name, List<Identifier> columns) {
    return new IndexPlan(name, new Key(columns, null), false, Options.DEFAULT);
  }

  /** A unique one. */
  public static IndexPlan uniqueOn(Identifier name, List<Identifier> columns) {
    return new IndexPlan(name, new Key(columns, null), true, Options.DEFAULT);
  }
}
