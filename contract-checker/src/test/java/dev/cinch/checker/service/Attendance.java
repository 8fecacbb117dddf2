package dev.cinch.checker.service;

import dev.cinch.checker.check.ConsumersAlive;
import dev.cinch.checker.contract.ContractKey;
import dev.cinch.checker.contract.Contracts;
import dev.cinch.checker.gate.Ask;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.ChangeKind;
import dev.cinch.checker.gate.Conditions;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Occasion;
import dev.cinch.checker.gate.Phase;
import dev.cinch.checker.gate.Question;
import dev.cinch.checker.gate.Samples;
import dev.cinch.checker.heartbeat.Heartbeat;
import dev.cinch.checker.heartbeat.Heartbeats;
import dev.cinch.checker.support.CheckerService;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** What a checker knows of the processes of one consumer of one topic. */
record Attendance(CheckerService checker, String consumer, String topic) {

  ContractKey key() {
    return new ContractKey(checker.environment(), consumer, topic + "-value");
  }

  List<Heartbeat> heartbeats() {
    return checker.bean(Heartbeats.class).of(key());
  }

  /** What the gate would find, asked at this time. */
  List<Finding> findings(Instant at) {
    Change change =
        new Change(topic, topic + "-value", "name", ChangeKind.REQUIRE_FIELD, "\"int\"");
    return new ConsumersAlive(
            checker.bean(Contracts.class),
            checker.bean(Heartbeats.class),
            Clock.fixed(at, ZoneOffset.UTC))
        .run(
            new Question(
                new Occasion("m", 1, 1, "digest", Phase.TIGHTEN),
                new Ask(checker.environment(), List.of(change), Samples.SITE, Conditions.USUAL)),
            change);
  }
}
