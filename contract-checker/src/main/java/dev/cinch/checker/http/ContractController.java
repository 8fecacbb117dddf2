package dev.cinch.checker.http;

import dev.cinch.access.Caller;
import dev.cinch.checker.contract.ConsumerKind;
import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.ContractFilter;
import dev.cinch.checker.contract.ContractKey;
import dev.cinch.checker.contract.ContractVersion;
import dev.cinch.checker.contract.Contracts;
import dev.cinch.checker.contract.NoSuchContract;
import dev.cinch.checker.contract.RegisterContract;
import dev.cinch.checker.contract.Registered;
import dev.cinch.checker.contract.Registered.Effect;
import dev.cinch.checker.gate.Transactions;
import dev.cinch.checker.settings.CheckerProperties;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/contracts")
class ContractController {

  private final Contracts contracts;
  private final RegisterContract registerContract;
  private final Transactions transactions;
  private final String environment;

  ContractController(
      Contracts contracts,
      RegisterContract registerContract,
      Transactions transactions,
      CheckerProperties properties) {
    this.contracts = contracts;
    this.registerContract = registerContract;
    this.transactions = transactions;
    this.environment = properties.environment();
  }

  @PutMapping("/{consumer}/{subject}")
  ResponseEntity<ContractView> register(
      @PathVariable String consumer,
      @PathVariable String subject,
      @RequestBody ContractBody body,
      @AuthenticationPrincipal Caller caller) {
    SpeaksForAnother.refuse(caller, consumer);
    Contract contract = body.draft(consumer, subject, environment).accept();
    AtomicReference<@Nullable Registered> registered = new AtomicReference<>();
    transactions.inOne(() -> registered.set(registerContract.register(contract, caller.name())));
    Registered result = Objects.requireNonNull(registered.get());
    HttpStatus status = result.effect() == Effect.CREATED ? HttpStatus.CREATED : HttpStatus.OK;
    return ResponseEntity.status(status).body(ContractView.of(result.version()));
  }

  @GetMapping
  List<ContractView> list(ContractQuery query) {
    return contracts.matching(query.filter()).stream().map(ContractView::of).toList();
  }

  /** What a list is narrowed by. */
  record ContractQuery(
      @Nullable String environment,
      @Nullable String consumer,
      @Nullable String subject,
      @Nullable String topic,
      @Nullable String owner,
      @Nullable ConsumerKind kind,
      @Nullable Boolean removed) {

    ContractFilter filter() {
      return new ContractFilter(
          environment, consumer, subject, topic, owner, kind, Boolean.TRUE.equals(removed));
    }
  }

  /** Every version of one contract, the newest first. */
  @GetMapping("/{consumer}/{subject}")
  List<ContractView> history(
      @PathVariable String consumer,
      @PathVariable String subject,
      @RequestParam(required = false) @Nullable String environment) {
    ContractKey key = key(environment, consumer, subject);
    List<ContractVersion> history = contracts.history(key);
    if (history.isEmpty()) {
      throw new NoSuchContract("show", key);
    }
    return history.stream().map(ContractView::of).toList();
  }

  @DeleteMapping("/{consumer}/{subject}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      @PathVariable String consumer,
      @PathVariable String subject,
      @RequestParam(required = false) @Nullable String environment,
      @AuthenticationPrincipal Caller caller) {
    SpeaksForAnother.refuse(caller, consumer);
    ContractKey key = key(environment, consumer, subject);
    transactions.inOne(() -> registerContract.remove(key, caller.name()));
  }

  private ContractKey key(@Nullable String named, String consumer, String subject) {
    return new ContractKey(named == null ? environment : named, consumer, subject);
  }
}
