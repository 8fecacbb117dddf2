package dev.cinch.worker.range;

/** The target could not be reached or broke off. Trying again may help. */
public final class TargetUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String why;

  public TargetUnavailable(String why, Throwable cause) {
    super(why, cause);
    this.why = why;
  }

  String why() {
    return why;
  }
}
