package dev.cinch.cli.service;

/** A service has answered, and does not do what it was asked; asking again changes nothing. */
public final class ServiceRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ServiceRefusedException(String message) {
    super(message);
  }
}
