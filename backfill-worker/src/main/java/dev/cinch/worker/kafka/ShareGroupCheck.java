package dev.cinch.worker.kafka;

import dev.cinch.backbone.client.KafkaClients;
import dev.cinch.backbone.topics.ShareGroupProvisioner;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the cluster, until it has answered once, whether share groups work there as workers need
 * them, and sees to it that the group begins at the beginning of its topic.
 */
public final class ShareGroupCheck {

  private static final Logger log = LoggerFactory.getLogger(ShareGroupCheck.class);

  private final KafkaClients clients;
  private final String group;
  private final int slots;
  private final Duration lock;
  private boolean passed;

  /**
   * @param lock how long the broker is to lock a range, where nobody has told it yet
   */
  public ShareGroupCheck(KafkaClients clients, String group, int slots, Duration lock) {
    this.clients = clients;
    this.group = group;
    this.slots = slots;
    this.lock = lock;
  }

  /** As {@link #pass}, but a cluster that can't be asked now is left for a slot to ask later. */
  public void passIfReachable() {
    try {
      pass();
    } catch (KafkaException e) {
      log.warn("{}; the slots go on asking", e.getMessage());
    }
  }

  /**
   * Returns at once where the check was passed before.
   *
   * @throws UnfitBrokerException where share groups will not work; the message says what to do
   * @throws KafkaException where the cluster could not be asked
   */
  public synchronized void pass() {
    if (passed) {
      return;
    }
    try (Admin admin = clients.admin()) {
      ShareGroupFacts facts = new ShareGroupFacts(admin, group);
      judge(facts.support());
      if (!facts.beginsAtTheBeginning()) {
        new ShareGroupProvisioner(admin).provision(group, lock);
      }
      passed = true;
    } catch (ExecutionException e) {
      throw new KafkaException(
          "Cannot ask the cluster about share groups: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Cannot ask the cluster about share groups: interrupted", e);
    }
  }

  private void judge(ShareSupport support) {
    support.check(group, slots);
    if (support.isCrowded(slots)) {
      log.warn(
          "Share group {} has {} members and {} slots are about to join; the brokers allow it {}, so some will find no seat: raise group.share.max.size",
          group,
          support.members(),
          slots,
          support.maxMembers().orElseThrow());
    }
  }
}
