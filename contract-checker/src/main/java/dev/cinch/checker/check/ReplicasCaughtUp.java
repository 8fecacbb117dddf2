package dev.cinch.checker.check;

import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.MigrationCheck;
import dev.cinch.checker.gate.Question;
import java.time.Duration;
import java.util.List;

/** Every replica has replayed what was written up to the moment of the question. */
public final class ReplicasCaughtUp implements MigrationCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Databases databases;

  public ReplicasCaughtUp(Databases databases) {
    this.databases = databases;
  }

  @Override
  public String id() {
    return "database.replicas";
  }

  @Override
  public List<Finding> run(Question question) throws InterruptedException {
    List<ReplicaState> replicas = databases.replicas(question, PATIENCE);
    return replicas.isEmpty()
        ? List.of(Finding.pass(id(), "The target has no physical replica"))
        : replicas.stream().map(this::finding).toList();
  }

  private Finding finding(ReplicaState replica) {
    Finding finding = judge(replica).with("replica", replica.name());
    return replica.bytesBehind() == null
        ? finding
        : finding.with("bytes_behind", replica.bytesBehind());
  }

  private Finding judge(ReplicaState replica) {
    if (!replica.connected()) {
      return Finding.unknown(
          id(),
          "Replica %s is away: nobody knows what its readers see".formatted(replica.name()),
          "Start replica %s, or drop its slot if it is out of use".formatted(replica.name()));
    }
    Long behind = replica.bytesBehind();
    if (behind == null) {
      return Finding.unknown(
          id(),
          "How far replica %s is can't be seen".formatted(replica.name()),
          "Grant pg_read_all_stats to the checker's role on the target");
    }
    return behind > 0
        ? Finding.blocked(
            id(),
            "Replica %s has not replayed the last change: %d bytes are missing after %s"
                .formatted(replica.name(), behind, Spans.words(PATIENCE)),
            "Replica %s catches up".formatted(replica.name()))
        : Finding.pass(id(), "Replica %s has replayed all changes".formatted(replica.name()));
  }
}
