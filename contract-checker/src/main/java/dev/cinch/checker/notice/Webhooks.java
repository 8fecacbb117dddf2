package dev.cinch.checker.notice;

/** Brings notices to addresses on the network. */
@FunctionalInterface
public interface Webhooks {

  /**
   * Brings a notice; comes back when it was accepted.
   *
   * @throws NotDelivered if it was not
   */
  void bring(Notice notice, String address);

  /** A notice was not accepted; it may be tried again. */
  final class NotDelivered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotDelivered(String why) {
      super(why);
    }
  }
}
