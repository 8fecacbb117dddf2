package dev.cinch.checker.check;

import dev.cinch.checker.contract.Contracts;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.Check;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Question;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whoever may read the topic does so through a group that a contract names, as far as the broker's
 * access lists show: a reader without a group leaves no other trace.
 */
public final class ReadersKnown implements Check {

  private final TopicReaders readers;
  private final Consumers consumers;
  private final Set<String> known;

  /**
   * @param known principals that may read and are no consumers, such as the checker's own
   */
  public ReadersKnown(TopicReaders readers, Contracts contracts, Set<String> known) {
    this.readers = readers;
    this.consumers = new Consumers(contracts);
    this.known = Set.copyOf(known);
  }

  @Override
  public String id() {
    return "readers.known";
  }

  @Override
  public List<Finding> run(Question question, Change change) {
    Optional<Set<TopicReaders.Reader>> lists = readers.of(change.topic());
    if (lists.isEmpty()) {
      return List.of(
          Finding.pass(
                  id(),
                  "The broker keeps no access lists: readers of topic %s without a group can't be seen"
                      .formatted(change.topic()))
              .on(change.subject()));
    }
    Set<String> groups = groups(question, change);
    List<Finding> findings =
        lists.get().stream()
            .filter(reader -> !known.contains(reader.principal()))
            .filter(reader -> groups.stream().noneMatch(reader.groups()::include))
            .map(reader -> stranger(reader.principal(), change).on(change.subject()))
            .toList();
    return findings.isEmpty()
        ? List.of(
            Finding.pass(
                    id(),
                    "Everybody who may read topic %s may do so through a group that a contract names"
                        .formatted(change.topic()))
                .on(change.subject())
                .with("principals", lists.get().size()))
        : findings;
  }

  private Set<String> groups(Question question, Change change) {
    Set<String> groups = new HashSet<>(Consumers.groupsOf(consumers.reading(question, change)));
    groups.addAll(Consumers.groupsOf(consumers.onTopic(question, change)));
    return groups;
  }

  private Finding stranger(String principal, Change change) {
    return Finding.unknown(
            id(),
            "%s may read topic %s, and through no group of its own that a contract names"
                .formatted(principal, change.topic()),
            "Register the contract of %s and give it a right to its own groups, take its right away, or name it in cinch.checker.no-consumers"
                .formatted(principal))
        .with("principal", principal);
  }
}
