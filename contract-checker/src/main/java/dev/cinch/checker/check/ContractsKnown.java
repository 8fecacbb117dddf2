package dev.cinch.checker.check;

import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.Contracts;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.Check;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Question;
import dev.cinch.checker.log.TopicPart;
import dev.cinch.checker.log.TopicPart.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Somebody has said who reads, and nobody reads who has not said so. */
public final class ContractsKnown implements Check {

  private final Consumers consumers;
  private final ConsumerGroups groups;

  public ContractsKnown(Contracts contracts, ConsumerGroups groups) {
    this.consumers = new Consumers(contracts);
    this.groups = groups;
  }

  @Override
  public String id() {
    return "contracts.known";
  }

  @Override
  public List<Finding> run(Question question, Change change) {
    List<Contract> onSubject = consumers.onSubject(question, change);
    List<Contract> onTopic = consumers.onTopic(question, change);
    List<Finding> findings = new ArrayList<>();
    if (onSubject.isEmpty()) {
      findings.add(nobodyRegistered(question, change));
    }
    Set<String> strangers = new TreeSet<>(groups.readersOf(change.topic()));
    onSubject.stream()
        .filter(contract -> contract.covers(change.topic()))
        .forEach(contract -> strangers.removeAll(contract.reading().groups()));
    onTopic.stream()
        .filter(contract -> isOfTheSamePart(contract, change))
        .forEach(contract -> strangers.removeAll(contract.reading().groups()));
    strangers.forEach(group -> findings.add(stranger(group, question, change)));
    return findings.isEmpty() ? List.of(known(onSubject, change)) : findings;
  }

  /** Who says what it reads of a record's value has not said what it reads of the key. */
  private static boolean isOfTheSamePart(Contract contract, Change change) {
    return TopicPart.of(change.topic(), contract.key().subject())
        .equals(TopicPart.of(change.topic(), change.subject()));
  }

  private static boolean isOfKeys(Change change) {
    return TopicPart.of(change.topic(), change.subject()).part() == Part.KEY;
  }

  private Finding nobodyRegistered(Question question, Change change) {
    return Finding.unknown(
            id(),
            "Nobody has said who reads %s in %s"
                .formatted(change.subject(), question.environment()),
            "Register the contract of each consumer (PUT /api/contracts/{consumer}/%s), or take the event out of the plan if nobody reads it"
                .formatted(change.subject()))
        .on(change.subject());
  }

  private Finding stranger(String group, Question question, Change change) {
    return Finding.unknown(
            id(),
            "Group %s reads topic %s, but no contract in %s names it%s"
                .formatted(
                    group,
                    change.topic(),
                    question.environment(),
                    isOfKeys(change) ? " as a reader of keys" : ""),
            "Register the contract of group %s's consumer, or delete the group if it is out of use"
                .formatted(group))
        .on(change.subject())
        .with("group", group)
        .with("topic", change.topic());
  }

  private Finding known(List<Contract> onSubject, Change change) {
    List<String> names = onSubject.stream().map(contract -> contract.key().consumer()).toList();
    return Finding.pass(
            id(),
            "Contracts are registered for %s: %s"
                .formatted(change.subject(), String.join(", ", names)))
        .on(change.subject())
        .with("contracts", names.size());
  }
}
