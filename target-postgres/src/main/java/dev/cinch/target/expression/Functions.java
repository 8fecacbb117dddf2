package dev.cinch.target.expression;

import dev.cinch.target.expression.CanonicalExpression.Volatility;
import dev.cinch.target.expression.Refusal.Code;
import dev.cinch.target.name.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The functions that an expression calls, and what they make of it. */
final class Functions {

  private static final Set<String> CLOCKS =
      Set.of("now", "transaction_timestamp", "statement_timestamp", "clock_timestamp", "timeofday");
  private static final Set<String> SESSION =
      Set.of(
          "current_database",
          "current_query",
          "current_schema",
          "current_schemas",
          "current_setting",
          "currval",
          "getpgusername",
          "inet_client_addr",
          "inet_client_port",
          "inet_server_addr",
          "inet_server_port",
          "lastval",
          "set_config",
          "txid_current",
          "txid_current_if_assigned",
          "txid_current_snapshot");
  private static final List<String> READERS =
      List.of(
          "cursor_to_xml",
          "database_to_xml",
          "has_",
          "lo_",
          "loread",
          "obj_description",
          "col_description",
          "pg_",
          "query_to_xml",
          "schema_to_xml",
          "table_to_xml",
          "to_reg",
          "ts_stat");
  private static final Set<String> COMPILED = Set.of("c", "internal");

  /** Volatile for another value at each call, and for nothing else. */
  private static final Set<String> GENERATORS =
      Set.of(
          "gen_random_bytes",
          "gen_random_uuid",
          "gen_salt",
          "nextval",
          "random",
          "random_normal",
          "uuid_generate_v1",
          "uuid_generate_v1mc",
          "uuid_generate_v4",
          "uuid_generate_v7",
          "uuidv4",
          "uuidv7");

  private final List<Called> called;
  private final Set<TableName> allowed;

  /**
   * @param allowed those that may be called although they are declared volatile
   */
  Functions(List<Called> called, Set<TableName> allowed) {
    this.called = List.copyOf(called);
    this.allowed = Set.copyOf(allowed);
  }

  /**
   * A function that is called.
   *
   * @param schema its schema
   * @param name its name
   * @param arguments how many arguments it takes
   * @param volatility as it is declared
   * @param language that it is written in
   * @param readsRelation whether PostgreSQL keeps a dependency of it on a table
   */
  record Called(
      String schema,
      String name,
      int arguments,
      Volatility volatility,
      String language,
      boolean readsRelation) {

    private boolean isBuiltIn() {
      return schema.equals("pg_catalog");
    }

    private boolean isClock() {
      // with one argument, age counts from today
      return isBuiltIn() && (CLOCKS.contains(name) || (name.equals("age") && arguments == 1));
    }

    private boolean isSession() {
      return isBuiltIn() && SESSION.contains(name);
    }

    private boolean readsServer() {
      return isBuiltIn()
          && volatility != Volatility.IMMUTABLE
          && READERS.stream().anyMatch(name::startsWith);
    }

    private boolean mayChangeSomething() {
      return volatility == Volatility.VOLATILE
          && !isClock()
          && !(GENERATORS.contains(name) && COMPILED.contains(language));
    }

    private TableName qualifiedName() {
      return TableName.of(schema, name);
    }

    // STABLE is what a function that reads tables has to be declared
    private boolean mayReadTables() {
      return !isBuiltIn()
          && (readsRelation || (volatility == Volatility.STABLE && !COMPILED.contains(language)));
    }
  }

  Volatility volatility(ParseTree tree) {
    if (called.stream().anyMatch(function -> function.volatility() == Volatility.VOLATILE)) {
      return Volatility.VOLATILE;
    }
    boolean stable =
        called.stream().anyMatch(function -> function.volatility() == Volatility.STABLE);
    return stable || tree.convertsThroughFunctionsUnnamed()
        ? Volatility.STABLE
        : Volatility.IMMUTABLE;
  }

  Optional<Refusal> refusal(Use use) {
    return called.stream()
        .map(function -> refusalOf(function, use))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Refusal> refusalOf(Called function, Use use) {
    if (use == Use.VALUE_OF_A_ROW && (function.isClock() || function.isSession())) {
      return refusal(
          Code.CLOCK_OR_SESSION,
          function,
          "whose value differs from the writer of a row to its fill");
    }
    if (function.readsServer()) {
      return refusal(Code.READS_TABLES, function, "which reads more than the row");
    }
    if (function.mayReadTables()) {
      return refusal(
          Code.READS_TABLES,
          function,
          function.readsRelation()
              ? "which reads a table"
              : "which may read tables, since it is declared STABLE; declare it IMMUTABLE if it is");
    }
    if (use == Use.VALUE_OF_A_ROW
        && function.mayChangeSomething()
        && !allowed.contains(function.qualifiedName())) {
      return refusal(
          Code.SIDE_EFFECT,
          function,
          function.isBuiltIn()
              ? "which changes something, for each row that is looked at"
              : "which may change something, since it is declared VOLATILE; declare it IMMUTABLE if its value depends on its arguments alone, or name it in sync.calls");
    }
    return Optional.empty();
  }

  private static Optional<Refusal> refusal(Code code, Called function, String why) {
    return Optional.of(
        new Refusal(
            code,
            "Cannot use the expression: it calls %s.%s, %s"
                .formatted(function.schema(), function.name(), why)));
  }
}
