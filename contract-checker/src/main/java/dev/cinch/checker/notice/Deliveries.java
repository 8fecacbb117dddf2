package dev.cinch.checker.notice;

import java.time.Instant;
import java.util.List;

/** Notices that are to be brought to an address, kept until they are. */
public interface Deliveries {

  /** Keeps a notice to be brought, with the transaction that keeps the notice itself. */
  void add(String notice, String address, Instant at);

  /** Those whose time has come, the most overdue first. */
  List<Delivery> due(Instant now, int atMost);

  /**
   * Puts a delivery off while it is tried, so that nobody else tries it too.
   *
   * @return false if somebody else was quicker
   */
  boolean claim(Delivery delivery, Instant until);

  /** It has arrived. */
  void delivered(Delivery delivery, Instant at);

  /** It has not arrived, and is tried again. */
  void failed(Delivery delivery, String why, Instant nextAt);

  /** How many have not arrived yet. */
  long undelivered();

  /**
   * A notice on its way.
   *
   * @param tries how often it was tried before
   * @param dueAt when it is to be tried
   */
  record Delivery(long id, String notice, String address, int tries, Instant dueAt) {}
}
