package dev.cinch.checker.notice;

/** A way by which owners are told. */
@FunctionalInterface
public interface NoticeChannel {

  /** Sends a notice, with the transaction that keeps it. */
  void send(Notice notice);
}
