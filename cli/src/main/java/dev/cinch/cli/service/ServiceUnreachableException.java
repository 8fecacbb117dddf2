package dev.cinch.cli.service;

/** A service gave no answer; it may have done what it was asked. */
public final class ServiceUnreachableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ServiceUnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
