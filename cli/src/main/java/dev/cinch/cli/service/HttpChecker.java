package dev.cinch.cli.service;

import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.ContractKey;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The contract checker's interface. */
public final class HttpChecker {

  private final Caller checker;

  public HttpChecker(Access access) {
    this.checker = new Caller("the contract checker", access);
  }

  public HttpChecker(URI base) {
    this(Access.to(base));
  }

  /**
   * Registers what a consumer reads of a subject, or changes it; gives what holds then.
   *
   * @param environment where it holds; null: where the checker is
   */
  public JsonNode register(Contract contract, @Nullable String environment) {
    ContractKey key = contract.key();
    return checker.put(
        "/api/contracts/%s/%s".formatted(Caller.part(key.consumer()), Caller.part(key.subject())),
        ConsumerContract.of(contract, environment),
        "register the contract of consumer %s".formatted(key.consumer()));
  }

  /**
   * Contracts that hold.
   *
   * @param filter parameters of the checker's; those without a value are left out
   */
  public JsonNode contracts(Map<String, ? extends Collection<String>> filter) {
    return checker.get("/api/contracts?" + Caller.query(filter), "list contracts");
  }

  /**
   * What owners of consumers were told.
   *
   * @param filter parameters of the checker's; those without a value are left out
   */
  public JsonNode notices(Map<String, ? extends Collection<String>> filter) {
    return checker.get("/api/notices?" + Caller.query(filter), "list notices");
  }

  public JsonNode notice(String id) {
    return checker.get("/api/notices/" + Caller.part(id), "show notice " + id);
  }

  /** Answers a notice; gives the answer as it was taken. */
  public JsonNode answer(String notice, Object answer) {
    return checker.post(
        "/api/notices/%s/answers".formatted(Caller.part(notice)),
        answer,
        "answer notice " + notice);
  }
}
