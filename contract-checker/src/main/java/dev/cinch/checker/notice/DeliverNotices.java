package dev.cinch.checker.notice;

import dev.cinch.checker.notice.Deliveries.Delivery;
import dev.cinch.checker.notice.Webhooks.NotDelivered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings notices to where owners want to be told, again and again until each has arrived. */
public final class DeliverNotices implements NoticeChannel {

  private static final Logger LOG = LoggerFactory.getLogger(DeliverNotices.class);
  private static final Duration LONGEST_TRY = Duration.ofMinutes(1);
  private static final int AT_ONCE = 20;

  private final Deliveries deliveries;
  private final Notices notices;
  private final Webhooks webhooks;
  private final IntFunction<Duration> backOff;
  private final Clock clock;

  /**
   * @param backOff the pause after so many tries
   */
  public DeliverNotices(
      Deliveries deliveries,
      Notices notices,
      Webhooks webhooks,
      IntFunction<Duration> backOff,
      Clock clock) {
    this.deliveries = deliveries;
    this.notices = notices;
    this.webhooks = webhooks;
    this.backOff = backOff;
    this.clock = clock;
  }

  @Override
  public void send(Notice notice) {
    String address = notice.addressee().notifyAt();
    if (address != null && (address.startsWith("https://") || address.startsWith("http://"))) {
      deliveries.add(notice.id(), address, clock.instant());
    }
  }

  /** Tries what is due now. */
  public void deliverDue() {
    for (Delivery delivery : deliveries.due(clock.instant(), AT_ONCE)) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      if (deliveries.claim(delivery, clock.instant().plus(LONGEST_TRY))) {
        deliver(delivery);
      }
    }
  }

  private void deliver(Delivery delivery) {
    try {
      webhooks.bring(
          notices.find(delivery.notice()).orElseThrow(() -> new NoSuchNotice(delivery.notice())),
          delivery.address());
      deliveries.delivered(delivery, clock.instant());
    } catch (NotDelivered not) {
      Instant nextAt = clock.instant().plus(backOff.apply(delivery.tries() + 1));
      deliveries.failed(delivery, String.valueOf(not.getMessage()), nextAt);
      LOG.warn(
          "Notice {} has not arrived after {} tries and is tried again at {}: {}",
          delivery.notice(),
          delivery.tries() + 1,
          nextAt,
          not.getMessage());
    }
  }
}
