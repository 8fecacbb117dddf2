package dev.cinch.cli.service;

import java.net.URI;

/** The contract checker's interface. */
public final class HttpChecker {

  private final Caller checker;

  public HttpChecker(Access access) {
    this.checker = new Caller("the contract checker", access);
  }

  public HttpChecker(URI base) {
    this(Access.to(base));
  }

  /** Registers what a consumer reads of a subject, or changes it. */
  public void register(String consumer, String subject, ConsumerContract contract) {
    checker.put(
        "/api/contracts/%s/%s".formatted(Caller.part(consumer), Caller.part(subject)),
        contract,
        "register the contract of consumer %s".formatted(consumer));
  }
}
