package dev.cinch.backbone.inbox;

import dev.cinch.backbone.registry.SchemaNotFoundException;
import dev.cinch.backbone.wire.UndecodableRecordException;

/** The handling of one event failed, and what that means for it. */
final class EventFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Kind kind;

  private final Throwable reason;

  private EventFailedException(Throwable reason, Kind kind) {
    super(reason.toString(), reason);
    this.reason = reason;
    this.kind = kind;
  }

  /** A failure to decode or to handle an event. */
  static EventFailedException of(Throwable reason) {
    return new EventFailedException(reason, Kind.of(reason));
  }

  /**
   * The failure that a container reports. What does not come from decoding or handling comes from
   * the container itself, such as a commit that failed, and is never the record's fault.
   */
  static EventFailedException in(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof EventFailedException failed) {
        return failed;
      }
    }
    return new EventFailedException(thrown, Kind.TRANSIENT);
  }

  Kind kind() {
    return kind;
  }

  Throwable reason() {
    return reason;
  }

  /** What a failure means. */
  enum Kind {
    /** The bytes can never be read. */
    UNDECODABLE,
    /** Something is away, and the event may be handled later. */
    TRANSIENT,
    /** The handler fails, and may fail for ever. */
    LASTING;

    static Kind of(Throwable failure) {
      if (failure instanceof UndecodableRecordException) {
        // a registry's replica may lag behind the one that knows the schema
        return failure.getCause() instanceof SchemaNotFoundException ? LASTING : UNDECODABLE;
      }
      return TransientFailures.contains(failure) ? TRANSIENT : LASTING;
    }
  }
}
