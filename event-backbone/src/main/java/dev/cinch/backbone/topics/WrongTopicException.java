package dev.cinch.backbone.topics;

/** A topic is not what it should be, and is not ours to change: somebody has to decide. */
public final class WrongTopicException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongTopicException(String message) {
    super(message);
  }
}
