package dev.cinch.worker.kafka;

/** The broker can't carry ranges in the way that was asked for; trying again changes nothing. */
public final class UnfitBrokerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnfitBrokerException(String message) {
    super(message);
  }
}
