package dev.cinch.planner.jdbc;

import dev.cinch.planner.migration.Transactions;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class JdbcTransactions implements Transactions {

  private final TransactionTemplate template;

  JdbcTransactions(PlatformTransactionManager manager) {
    this.template = new TransactionTemplate(manager);
  }

  @Override
  public <T> T inOne(Supplier<T> work) {
    return Objects.requireNonNull(template.execute(status -> work.get()));
  }
}
