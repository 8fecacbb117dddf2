package dev.cinch.target.step;

import dev.cinch.target.name.TableName;
import java.util.List;

/**
 * What a phase does to the target at one go, written down before it runs: its statements, the lock
 * they take, how to undo them, and how to see that they have been carried out already. A step may
 * be cut at any instruction and is then simply run again.
 *
 * @param id stable within the migration, such as {@code expand.add-column}
 * @param purpose what the step is for, as a sentence for a person
 * @param table the table that is locked
 * @param lock the strongest lock that the statements take on it
 * @param transactional true: one transaction for all statements; false: each on its own, as
 *     concurrent index builds demand
 * @param clearing statements that remove the remains of an attempt that was cut, each on its own;
 *     harmless where there are none
 * @param statements the work
 * @param undo how it is taken back
 * @param doneWhen a query of one boolean, true once the work has been carried out
 */
public record Step(
    String id,
    String purpose,
    TableName table,
    LockMode lock,
    boolean transactional,
    List<String> clearing,
    List<String> statements,
    Undo undo,
    String doneWhen) {

  public Step {
    clearing = List.copyOf(clearing);
    statements = List.copyOf(statements);
    if (statements.isEmpty()) {
      throw new IllegalArgumentException("Cannot plan step %s without a statement".formatted(id));
    }
  }
}
