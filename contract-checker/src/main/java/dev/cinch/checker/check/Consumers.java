package dev.cinch.checker.check;

import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.ContractFilter;
import dev.cinch.checker.contract.ContractVersion;
import dev.cinch.checker.contract.Contracts;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Question;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The consumers that have said what they read of that which changes. */
final class Consumers {

  private final Contracts contracts;

  Consumers(Contracts contracts) {
    this.contracts = contracts;
  }

  /** Those that read the subject, on whichever topic, with the versions of their contracts. */
  List<ContractVersion> versionsOnSubject(Question question, Change change) {
    return contracts.matching(ContractFilter.onSubject(question.environment(), change.subject()));
  }

  /** Those that read the subject, on whichever topic. */
  List<Contract> onSubject(Question question, Change change) {
    return versionsOnSubject(question, change).stream().map(ContractVersion::contract).toList();
  }

  /** Those that read the topic, whatever they read of it. */
  List<Contract> onTopic(Question question, Change change) {
    return contracts
        .matching(ContractFilter.onTopic(question.environment(), change.topic()))
        .stream()
        .map(ContractVersion::contract)
        .toList();
  }

  /** Those that read the subject on the topic that the plan names. */
  List<Contract> reading(Question question, Change change) {
    return onSubject(question, change).stream()
        .filter(contract -> contract.covers(change.topic()))
        .toList();
  }

  /** The groups that they read through, on whichever topic. */
  static Set<String> groupsOf(List<Contract> contracts) {
    return contracts.stream()
        .flatMap(contract -> contract.reading().groups().stream())
        .collect(Collectors.toSet());
  }

  /**
   * What is found of each that reads the subject on the topic. Where there is none, that passes:
   * whether there has to be one is asked by {@link ContractsKnown}.
   */
  List<Finding> each(
      String check, Question question, Change change, Function<Contract, Finding> look) {
    List<Finding> findings =
        reading(question, change).stream()
            .map(contract -> look.apply(contract).of(contract.key().consumer()))
            .map(finding -> finding.on(change.subject()))
            .toList();
    return findings.isEmpty()
        ? List.of(
            Finding.pass(check, "No consumer of %s is registered".formatted(change.subject()))
                .on(change.subject()))
        : findings;
  }
}
