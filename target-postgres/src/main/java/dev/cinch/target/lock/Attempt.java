package dev.cinch.target.lock;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** One try at a step's work. */
final class Attempt {

  // waits for a lock until autovacuum's eviction, which takes a deadlock_timeout, can have happened
  private static final String EVICTION_WAIT =
      """
      select pg_catalog.set_config(
               'lock_timeout',
               greatest(%d, 1000 + (select setting::bigint
                                      from pg_catalog.pg_settings
                                     where name = 'deadlock_timeout'))::text,
               true)
      """;

  // a hung standby must not make us hold a strong lock while our commit waits for it
  private static final String COMMIT_HERE =
      "select pg_catalog.set_config('synchronous_commit', 'local', true)";

  private final BoundedStatements statements;
  private final LockPolicy policy;
  private final Duration left;

  Attempt(BoundedStatements statements, LockPolicy policy, Duration left) {
    this.statements = statements;
    this.policy = policy;
    this.left = left;
  }

  Duration carryOut(Work work) throws SQLException {
    try {
      return switch (work.mode()) {
        case WITHIN_BUDGET -> withinBudget(work);
        case TOGETHER -> together(work);
        case EACH_WITHIN_BUDGET -> oneByOne(work, budget());
        case ONE_BY_ONE -> oneByOne(work, patient());
      };
    } catch (SQLException e) {
      rollBack(e);
      throw e;
    }
  }

  private Duration withinBudget(Work work) throws SQLException {
    statements.executeShort("begin");
    statements.executeShort(COMMIT_HERE);
    evict(work);
    statements.limit(budget(), true);
    long start = System.nanoTime();
    // one message: the server goes from the lock to the commit without waiting for us, so that the
    // lock is let go even if we are frozen or dead
    statements.execute(asOneStatement(work.statements()) + "; " + work.ending().sql());
    return since(start);
  }

  private void evict(Work work) throws SQLException {
    Limits eviction = new Limits(policy.eviction(), longer(left, policy.eviction()), true);
    statements.limit(eviction, true);
    statements.executeShort(EVICTION_WAIT.formatted(policy.eviction().toMillis()));
    statements.execute(
        "lock table %s in share update exclusive mode".formatted(work.table().quoted()));
  }

  private Duration together(Work work) throws SQLException {
    statements.executeShort("begin");
    statements.limit(patient(), true);
    long start = System.nanoTime();
    for (String statement : work.statements()) {
      statements.execute(statement);
    }
    statements.executeShort(work.ending().sql());
    return since(start);
  }

  private Duration oneByOne(Work work, Limits limits) throws SQLException {
    statements.limit(limits, false);
    for (String statement : work.clearing()) {
      statements.execute(statement);
    }
    long start = System.nanoTime();
    for (String statement : work.statements()) {
      statements.execute(statement);
    }
    return since(start);
  }

  private Limits budget() {
    return new Limits(policy.budget(), policy.budget(), true);
  }

  private Limits patient() {
    return new Limits(longer(left, policy.budget()), policy.longestWork(), false);
  }

  /**
   * Wraps statements into one, since a statement's limit counts anew for each: here it counts for
   * all of them together, their waits for locks included.
   */
  private static String asOneStatement(List<String> sql) {
    String body =
        sql.stream()
            .map(statement -> "  execute '" + statement.replace("'", "''") + "';\n")
            .collect(Collectors.joining("", "begin\n", "end"));
    String quote = "$step$";
    for (int i = 1; body.contains(quote); i++) {
      quote = "$step" + i + "$";
    }
    return "do " + quote + body + quote;
  }

  private void rollBack(SQLException failure) {
    try {
      statements.executeShort("rollback");
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
