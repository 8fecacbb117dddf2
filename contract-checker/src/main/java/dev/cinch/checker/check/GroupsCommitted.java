package dev.cinch.checker.check;

import dev.cinch.checker.contract.ConsumerKind;
import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.Contracts;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.Check;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Question;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every group that a contract names is there and has committed on the topic: one that has not is
 * not one without lag.
 */
public final class GroupsCommitted implements Check {

  private final Consumers consumers;
  private final ConsumerGroups groups;

  public GroupsCommitted(Contracts contracts, ConsumerGroups groups) {
    this.consumers = new Consumers(contracts);
    this.groups = groups;
  }

  @Override
  public String id() {
    return "consumers.committed";
  }

  @Override
  public List<Finding> run(Question question, Change change) {
    List<Contract> readers =
        consumers.reading(question, change).stream()
            .filter(contract -> contract.kind() == ConsumerKind.KAFKA_CONSUMER)
            .toList();
    Map<String, GroupProgress> progress =
        groups.progress(Consumers.groupsOf(readers), change.topic());
    List<Finding> findings =
        readers.stream()
            .flatMap(contract -> groups(contract, progress, change).stream())
            .map(finding -> finding.on(change.subject()).with("topic", change.topic()))
            .toList();
    return findings.isEmpty()
        ? List.of(
            Finding.pass(id(), "No contract names a group on topic " + change.topic())
                .on(change.subject()))
        : findings;
  }

  private List<Finding> groups(
      Contract contract, Map<String, GroupProgress> progress, Change change) {
    return contract.reading().groups().stream()
        .map(
            group ->
                look(group, Optional.ofNullable(progress.get(group)), change)
                    .of(contract.key().consumer())
                    .with("group", group))
        .toList();
  }

  private Finding look(String group, Optional<GroupProgress> progress, Change change) {
    if (progress.isEmpty()) {
      return Finding.unknown(
          id(),
          "Group %s is not on the broker".formatted(group),
          "Start the consumer, or correct its groups in the contract");
    }
    return progress.get().committed().isEmpty()
        ? Finding.unknown(
            id(),
            "Group %s has never committed on topic %s, so how far it is nobody knows"
                .formatted(group, change.topic()),
            "Group %s commits, or the contract is corrected".formatted(group))
        : Finding.pass(id(), "Group %s has committed on topic %s".formatted(group, change.topic()))
            .with("partitions", progress.get().committed().size());
  }
}
