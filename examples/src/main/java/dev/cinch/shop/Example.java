package dev.cinch.shop;

import java.util.Arrays;
import java.util.List;

/**
 * One kind of column change, worked out: the table as it was, the plan, and what must hold in the
 * end.
 *
 * @param before statements that make the table
 * @param plan the plan file
 * @param writes what applications send until SWITCH, or until they write both columns
 * @param bothWrites what they send from then on, where they write both; else nothing
 * @param laterWrites what they send from then on
 * @param check a query of one boolean, true once the plan has been carried out
 */
public record Example(
    String name,
    String before,
    String plan,
    List<String> writes,
    List<String> bothWrites,
    List<String> laterWrites,
    String check) {

  private static final String BOTH = "writes-both.sql";

  private static final List<String> NAMES =
      List.of(
          "check-on-existing",
          "composite-key",
          "computed-value",
          "constant-default",
          "drop-column",
          "free-type",
          "generalised-index",
          "merged-columns",
          "new-default",
          "no-primary-key",
          "nullable-column",
          "nulls-allowed",
          "partitioned",
          "reference-column",
          "reference-on-existing",
          "rename",
          "split-column",
          "text-to-enum",
          "unique-on-existing",
          "volatile-default",
          "wider-key",
          "wider-type",
          "written-by-applications");

  /** All of them; their tables have different names. */
  public static List<Example> all() {
    return NAMES.stream().map(Example::named).toList();
  }

  private static Example named(String name) {
    String folder = "example/" + name + "/";
    return new Example(
        name,
        ShopFiles.text(folder + "before.sql"),
        ShopFiles.text(folder + "plan.yml"),
        statements(folder + "writes-before.sql"),
        ShopFiles.has(folder + BOTH) ? statements(folder + BOTH) : List.of(),
        statements(folder + "writes-after.sql"),
        ShopFiles.text(folder + "check.sql"));
  }

  private static List<String> statements(String file) {
    return Arrays.stream(ShopFiles.text(file).split(";\\s*"))
        .filter(statement -> !statement.isBlank())
        .toList();
  }

  /** True where the applications write both columns, and no trigger does. */
  public boolean isWrittenByApplications() {
    return !bothWrites.isEmpty();
  }

  /** The same plan under another id, whose last phase waits for long. */
  public String planThatStays() {
    return plan.replace("id: " + name, "id: " + name + "-again").replace("soak: 10s", "soak: 1h");
  }

  /** The same plan, whose switch waits until somebody approves it. */
  public String planByHand() {
    return plan.replace("by: automatic", "by: manual").replace("soak: 10s", "soak: 1s");
  }
}
