package dev.cinch.checker.heartbeat;

import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.ContractDraft;
import dev.cinch.checker.contract.ContractKey;
import dev.cinch.checker.contract.ContractListener;
import dev.cinch.checker.contract.ContractVersion;
import dev.cinch.checker.contract.Contracts;
import dev.cinch.checker.contract.RegisterContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes note of a process, and of the schema that it begins to read with: it becomes the
 * contract's, which otherwise stays as its owner has it. Whoever rests on the contract is told of a
 * process that is new or runs something else. Runs in a transaction of its caller.
 */
public final class HearHeartbeat {

  private final Contracts contracts;
  private final RegisterContract registerContract;
  private final Heartbeats heartbeats;
  private final ContractListener listener;

  public HearHeartbeat(
      Contracts contracts,
      RegisterContract registerContract,
      Heartbeats heartbeats,
      ContractListener listener) {
    this.contracts = contracts;
    this.registerContract = registerContract;
    this.heartbeats = heartbeats;
    this.listener = listener;
  }

  /**
   * What a process says of itself.
   *
   * @param registers whether its schema is to become the contract's
   */
  public record Said(
      String topic, String group, String owner, @Nullable String library, boolean registers) {}

  /**
   * Hears what a process says.
   *
   * @param by whose token it has
   */
  public void hear(Heartbeat heartbeat, Said said, String by) {
    if (said.registers() && heartbeat.readerSchema() != null) {
      registerContract.register(draft(heartbeat, said).accept(), by);
    }
    if (heartbeats.keep(heartbeat)) {
      listener.changed(heartbeat.contract());
    }
  }

  private ContractDraft draft(Heartbeat heartbeat, Said said) {
    Optional<Contract> holding =
        contracts
            .find(heartbeat.contract())
            .filter(version -> !version.removed())
            .map(ContractVersion::contract);
    ContractKey key = heartbeat.contract();
    TreeSet<String> groups = new TreeSet<>(List.of(said.group()));
    holding.ifPresent(contract -> groups.addAll(contract.reading().groups()));
    return new ContractDraft(
        key.environment(),
        key.consumer(),
        key.subject(),
        said.topic(),
        holding.map(contract -> contract.responsible().owner()).orElse(said.owner()),
        "KAFKA_CONSUMER",
        String.valueOf(heartbeat.readerSchema()),
        holding
            .<List<@Nullable String>>map(contract -> new ArrayList<>(contract.reading().fields()))
            .orElse(null),
        new ArrayList<>(groups),
        "java",
        said.library(),
        heartbeat.version(),
        holding.map(contract -> contract.responsible().notifyAt()).orElse(null),
        holding
            .<List<@Nullable String>>map(
                contract -> new ArrayList<>(contract.reading().retryTopics()))
            .orElse(null),
        holding.map(contract -> !contract.responsible().answerNeeded()).orElse(false),
        holding.map(contract -> contract.reading().binds().word()).orElse(null));
  }
}
