package dev.cinch.planner.target;

import dev.cinch.planner.plan.Objection;
import dev.cinch.planner.plan.Objection.Kind;
import dev.cinch.planner.plan.Plan;
import dev.cinch.target.TargetException;
import dev.cinch.target.catalog.ConstraintFacts;
import dev.cinch.target.catalog.ConstraintType;
import dev.cinch.target.catalog.TableFacts;
import dev.cinch.target.catalog.TableKind;
import dev.cinch.target.name.Identifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What speaks against taking a column's place: above all, what would go with it. */
final class ReplacedObjections {

  private static final String REFERRING =
      """
      select pg_catalog.format('%I of %I.%I', k.conname, n.nspname, c.relname)
        from pg_catalog.pg_constraint k
        join pg_catalog.pg_class c on c.oid = k.conrelid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        join pg_catalog.pg_attribute a on a.attrelid = k.confrelid and a.attnum = any (k.confkey)
       where k.contype = 'f' and k.conparentid = 0
         and k.confrelid = pg_catalog.to_regclass(?) and a.attname = ?
       order by 1
      """;

  private final Plan plan;
  private final Connection connection;

  ReplacedObjections(Plan plan, Connection connection) {
    this.plan = plan;
    this.connection = connection;
  }

  List<Objection> of(TableFacts table, Identifier replaced) {
    List<String> found = new ArrayList<>();
    boolean goes = plan.going().contains(replaced);
    if (goes) {
      references(replaced)
          .forEach(
              reference ->
                  found.add(
                      "column %s of %s can't go while foreign key %s refers to it; change the column that refers to it first, or keep the old column"
                          .formatted(replaced, plan.table(), reference)));
    }
    Optional<ConstraintFacts> key =
        table.constraints().stream()
            .filter(constraint -> constraint.type() == ConstraintType.PRIMARY_KEY)
            .filter(constraint -> constraint.columns().contains(replaced))
            .findFirst();
    if (plan.demands().primaryKey()) {
      key(table, replaced, key).ifPresent(found::add);
    } else if (key.isPresent() && goes) {
      found.add(
          "column %s is in the primary key %s of %s, which would go with it; %s"
              .formatted(
                  replaced,
                  key.get().name(),
                  plan.table(),
                  plan.addsColumn()
                      ? "add \"primary-key: true\" to tighten"
                      : "give the table another key first"));
    }
    return found.stream().map(why -> new Objection(Kind.KEY, path(why), why)).toList();
  }

  private String path(String why) {
    return plan.demands().primaryKey() && !why.contains("foreign key")
        ? "tighten.primary-key"
        : plan.addsColumn() ? "replaces" : "column.name";
  }

  private Optional<String> key(
      TableFacts table, Identifier replaced, Optional<ConstraintFacts> key) {
    if (key.isEmpty()) {
      return Optional.of(
          "column %s of %s is in no primary key; leave out tighten.primary-key"
              .formatted(replaced, plan.table()));
    }
    return table.identity().kind() == TableKind.PARTITIONED
        ? Optional.of(
            "the primary key of partitioned table %s can't be changed without a wait for everyone: PostgreSQL makes no index that is there the key of one; build a table beside it"
                .formatted(plan.table()))
        : Optional.empty();
  }

  private List<String> references(Identifier replaced) {
    List<String> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(REFERRING)) {
      statement.setString(1, plan.table().quoted());
      statement.setString(2, replaced.value());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(row.getString(1));
        }
      }
      return found;
    } catch (SQLException failed) {
      throw TargetException.of("Cannot read what refers to " + plan.table(), failed);
    }
  }
}
