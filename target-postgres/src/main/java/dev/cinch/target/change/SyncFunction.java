package dev.cinch.target.change;

import dev.cinch.target.change.Replacement.Replaced;
import dev.cinch.target.name.Identifier;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The text of the sync function and of the condition under which the trigger calls it.
 *
 * <p>A row is in step when its new value is what the forward expression says, by image and not by
 * {@code =}, which calls 1.0 and 1.00 equal. The trigger leaves such a row alone. Of the others:
 *
 * <ul>
 *   <li>an insert without a new value gets it from the old one; with one, the old value follows
 *   <li>an update of the old value alone moves the new one, an update of the new one alone the old
 *   <li>an update of both keeps what the writer gave where the old value is what the backward
 *       expression says of the new one; where only one of them is null the other decides, else the
 *       old one
 *   <li>an update of neither fills a row that has no new value, and leaves any other alone
 * </ul>
 *
 * <p>Where several columns are replaced, their values together are the old one.
 *
 * <p>Without a backward expression the old value always decides; a volatile expression only ever
 * gives a value to a row that has none.
 */
final class SyncFunction {

  private final ColumnChange change;

  SyncFunction(ColumnChange change) {
    this.change = change;
  }

  /** Pins what an expression means, holds no dynamic SQL, and runs with the writer's own rights. */
  String create() {
    return """
        create or replace function %s returns trigger
        language plpgsql security invoker
        %s
        as %s"""
        .formatted(
            change.objects().functionSignature(),
            PinnedSettings.functionClauses(),
            DollarQuote.of(body()));
  }

  /**
   * The condition of the trigger, evaluated with the writer's settings and not with ours: under any
   * other settings it calls the function, which decides under the pinned ones. The fill has them in
   * force and so calls no function.
   */
  String condition() {
    if (change.forward().volatileValue()) {
      return "new.%s is null".formatted(column());
    }
    return "not (%s) or pg_catalog.record_image_ne(row(new.%s), row((%s)::%s))"
        .formatted(
            PinnedSettings.inForce(),
            column(),
            change.forward().expression(),
            change.column().typeToCome());
  }

  private String body() {
    if (change.forward().volatileValue()) {
      return fillOnly();
    }
    return change.goesBothWays() ? bothWays() : forwardOnly();
  }

  private String fillOnly() {
    return """
        begin
          if new.%1$s is null then
            new.%1$s := (%2$s);
          end if;
          return new;
        end
        """
        .formatted(column(), change.forward().expression());
  }

  private String forwardOnly() {
    return """
        begin
          new.%s := (%s);
          return new;
        end
        """
        .formatted(column(), change.forward().expression());
  }

  private String bothWays() {
    return """
        declare
          forward_value %1$s.%2$s%%type := (%3$s);
        %4$s  given boolean;
          moved boolean;
        begin
          if pg_catalog.record_image_eq(row(new.%2$s), row(forward_value)) then
            return new;
          end if;
          if tg_op = 'INSERT' then
            given := new.%2$s is not null;
            moved := false;
          else
            given := pg_catalog.record_image_ne(row(old.%2$s), row(new.%2$s));
            moved := pg_catalog.record_image_ne(%5$s, %6$s);
          end if;
          if given then
        %7$s    if not moved
                or (%8$s and new.%2$s is not null)
                or pg_catalog.record_image_eq(%9$s, row(%10$s)) then
        %11$s      return new;
            end if;
          end if;
          if moved or new.%2$s is null then
            new.%2$s := forward_value;
          end if;
          return new;
        end
        """
        .formatted(
            change.table().quoted(),
            column(),
            change.forward().expression(),
            each("  %2$s %4$s.%1$s%%type;\n"),
            row("old", change.sources()),
            row("new", change.sources()),
            each("    %2$s := (%3$s);\n"),
            String.join(" and ", of("new.%1$s is null")),
            row("new", change.replaced()),
            String.join(", ", of("%2$s")),
            each("      new.%1$s := %2$s;\n"));
  }

  private String each(String text) {
    return String.join("", of(text));
  }

  /** A text for each old column: its name, the variable of its value, the expression, the table. */
  private List<String> of(String text) {
    List<Replaced> columns = Objects.requireNonNull(change.replacement()).columns();
    return IntStream.range(0, columns.size())
        .mapToObj(
            number ->
                text.formatted(
                    columns.get(number).column().quoted(),
                    number == 0 ? "backward_value" : "backward_value_" + (number + 1),
                    columns.get(number).backward(),
                    change.table().quoted()))
        .toList();
  }

  static String row(String record, List<Identifier> columns) {
    return columns.stream()
        .map(name -> record + "." + name.quoted())
        .collect(Collectors.joining(", ", "row(", ")"));
  }

  private String column() {
    return change.column().name().quoted();
  }
}
