package dev.cinch.cli.contract;

/** A contract file can't be used as it is. */
public final class InvalidContractFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidContractFileException(String message) {
    super(message);
  }
}
