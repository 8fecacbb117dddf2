package dev.cinch.checker.http;

import dev.cinch.access.Caller;
import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.compatibility.InvalidSchema;
import dev.cinch.checker.contract.ContractKey;
import dev.cinch.checker.contract.InvalidContract;
import dev.cinch.checker.contract.Violation;
import dev.cinch.checker.gate.Transactions;
import dev.cinch.checker.heartbeat.HearHeartbeat;
import dev.cinch.checker.heartbeat.HearHeartbeat.Said;
import dev.cinch.checker.heartbeat.Heartbeat;
import dev.cinch.checker.settings.CheckerProperties;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/heartbeats")
class HeartbeatController {

  private final HearHeartbeat hearHeartbeat;
  private final Transactions transactions;
  private final Clock clock;
  private final String environment;

  HeartbeatController(
      HearHeartbeat hearHeartbeat,
      Transactions transactions,
      Clock clock,
      CheckerProperties properties) {
    this.hearHeartbeat = hearHeartbeat;
    this.transactions = transactions;
    this.clock = clock;
    this.environment = properties.environment();
  }

  /** A heartbeat as it is sent. */
  record HeartbeatBody(
      @Nullable String environment,
      @Nullable String consumer,
      @Nullable String subject,
      @Nullable String topic,
      @Nullable String group,
      @Nullable String instance,
      @Nullable String owner,
      @Nullable String version,
      @Nullable String library,
      @Nullable String readerSchema,
      @Nullable Boolean registers,
      @Nullable Boolean leaves) {}

  @PostMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void hear(@RequestBody HeartbeatBody body, @AuthenticationPrincipal Caller caller) {
    String consumer = needed(body, "consumer", body.consumer());
    SpeaksForAnother.refuse(caller, consumer);
    Heartbeat heartbeat =
        new Heartbeat(
            new ContractKey(
                Objects.requireNonNullElse(body.environment(), environment),
                consumer,
                needed(body, "subject", body.subject())),
            needed(body, "instance", body.instance()),
            schema(body),
            body.version(),
            clock.instant(),
            Boolean.TRUE.equals(body.leaves()));
    Said said =
        new Said(
            needed(body, "topic", body.topic()),
            needed(body, "group", body.group()),
            Objects.requireNonNullElse(body.owner(), consumer),
            body.library(),
            Boolean.TRUE.equals(body.registers()));
    transactions.inOne(() -> hearHeartbeat.hear(heartbeat, said, caller.name()));
  }

  private static @Nullable AvroSchema schema(HeartbeatBody body) {
    try {
      return body.readerSchema() == null ? null : AvroSchema.parse(body.readerSchema());
    } catch (InvalidSchema invalid) {
      throw refused(body, "readerSchema", String.valueOf(invalid.getMessage()));
    }
  }

  private static String needed(HeartbeatBody body, String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw refused(body, field, "is missing");
    }
    return value;
  }

  private static InvalidContract refused(HeartbeatBody body, String field, String why) {
    return new InvalidContract(
        String.valueOf(body.consumer()),
        String.valueOf(body.subject()),
        List.of(new Violation(field, why)));
  }
}
