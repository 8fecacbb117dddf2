package dev.cinch.checker.jdbc;

import dev.cinch.checker.gate.Transactions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Component
final class JdbcTransactions implements Transactions {

  private final TransactionTemplate template;

  JdbcTransactions(PlatformTransactionManager transactions) {
    this.template = new TransactionTemplate(transactions);
  }

  @Override
  public void inOne(Runnable work) {
    template.executeWithoutResult(status -> work.run());
  }
}
