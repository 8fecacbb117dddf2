package dev.cinch.backbone.topics;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Sets what a share group can only be told through the broker, before its first member joins: it
 * would begin at the end of the topic otherwise, and miss what is there.
 */
public final class ShareGroupProvisioner {

  private final Admin admin;

  /** Works through an admin client. */
  public ShareGroupProvisioner(Admin admin) {
    this.admin = admin;
  }

  /** Reads from the beginning, only what is committed, and locks each record for a time. */
  public void provision(String group, Duration lock) {
    Collection<AlterConfigOp> settings =
        List.of(
            set("share.auto.offset.reset", "earliest"),
            set("share.isolation.level", "read_committed"),
            set("share.record.lock.duration.ms", Long.toString(lock.toMillis())));
    TopicProvisioner.await(
        admin
            .incrementalAlterConfigs(
                Map.of(new ConfigResource(ConfigResource.Type.GROUP, group), settings))
            .all());
  }

  private static AlterConfigOp set(String name, String value) {
    return new AlterConfigOp(new ConfigEntry(name, value), OpType.SET);
  }
}
