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
 * <p>Where several columns are replaced, their values together are the old one; where several are
 * added, theirs are the new one, which is there as soon as one of them is.
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
      return "new.%s is null".formatted(change.column().name().quoted());
    }
    return "not (%s) or pg_catalog.record_image_ne(%s, row(%s))"
        .formatted(
            PinnedSettings.inForce(),
            row("new", change.names()),
            String.join(
                ", ",
                change.each().stream()
                    .map(
                        one ->
                            "(%s)::%s"
                                .formatted(one.forward().expression(), one.column().typeToCome()))
                    .toList()));
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
        .formatted(change.column().name().quoted(), change.forward().expression());
  }

  private String forwardOnly() {
    return """
        begin
        %s  return new;
        end
        """
        .formatted(eachNew("  new.%1$s := (%3$s);\n"));
  }

  private String bothWays() {
    return """
        declare
        %1$s%2$s  given boolean;
          moved boolean;
        begin
          if pg_catalog.record_image_eq(%3$s, row(%4$s)) then
            return new;
          end if;
          if tg_op = 'INSERT' then
            given := %5$s;
            moved := false;
          else
            given := pg_catalog.record_image_ne(%6$s, %3$s);
            moved := pg_catalog.record_image_ne(%7$s, %8$s);
          end if;
          if given then
        %9$s    if not moved
                or (%10$s and (%5$s))
                or pg_catalog.record_image_eq(%11$s, row(%12$s)) then
        %13$s      return new;
            end if;
          end if;
          if moved or %14$s then
        %15$s  end if;
          return new;
        end
        """
        .formatted(
            eachNew("  %2$s %4$s.%1$s%%type := (%3$s);\n"),
            eachOld("  %2$s %4$s.%1$s%%type;\n"),
            row("new", change.names()),
            String.join(", ", ofNew("%2$s")),
            String.join(" or ", ofNew("new.%1$s is not null")),
            row("old", change.names()),
            row("old", change.sources()),
            row("new", change.sources()),
            eachOld("    %2$s := (%3$s);\n"),
            String.join(" and ", ofOld("new.%1$s is null")),
            row("new", change.replaced()),
            String.join(", ", ofOld("%2$s")),
            eachOld("      new.%1$s := %2$s;\n"),
            String.join(" and ", ofNew("new.%1$s is null")),
            eachNew("    new.%1$s := %2$s;\n"));
  }

  private String eachNew(String text) {
    return String.join("", ofNew(text));
  }

  /** A text for each new column: its name, the variable of its value, the expression, the table. */
  private List<String> ofNew(String text) {
    List<ColumnChange> columns = change.each();
    return IntStream.range(0, columns.size())
        .mapToObj(
            number ->
                text.formatted(
                    columns.get(number).column().name().quoted(),
                    variable("forward_value", number),
                    columns.get(number).forward().expression(),
                    change.table().quoted()))
        .toList();
  }

  private static String variable(String name, int number) {
    return number == 0 ? name : name + "_" + (number + 1);
  }

  private String eachOld(String text) {
    return String.join("", ofOld(text));
  }

  /** A text for each old column: its name, the variable of its value, the expression, the table. */
  private List<String> ofOld(String text) {
    List<Replaced> columns = Objects.requireNonNull(change.replacement()).columns();
    return IntStream.range(0, columns.size())
        .mapToObj(
            number ->
                text.formatted(
                    columns.get(number).column().quoted(),
                    variable("backward_value", number),
                    columns.get(number).backward(),
                    change.table().quoted()))
        .toList();
  }

  static String row(String record, List<Identifier> columns) {
    return columns.stream()
        .map(name -> record + "." + name.quoted())
        .collect(Collectors.joining(", ", "row(", ")"));
  }
}
