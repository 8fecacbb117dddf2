package dev.cinch.checker.log;

/** A transaction is open, and nobody can say yet what it leaves in the log. */
public final class LogHeldUp extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LogHeldUp(String topic, int partition, long offset) {
    super(
        "Cannot read topic %s beyond offset %d of partition %d: a producer's transaction is open there; if it stays, see kafka-transactions.sh find-hanging"
            .formatted(topic, offset, partition));
  }
}
