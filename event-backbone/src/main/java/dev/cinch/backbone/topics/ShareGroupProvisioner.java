package dev.cinch.backbone.topics;

import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;

/**
 * Sets what a share group can only be told through the broker, before its first member joins: it
 * would begin at the end of the topic otherwise, and miss what is there.
 */
public final class ShareGroupProvisioner {

  /** Works through an admin client. */
  public ShareGroupProvisioner(Admin admin) {}

  /** Reads from the beginning, only what is committed, and locks each record for a time. */
  public void provision(String group, Duration lock) {}
}
