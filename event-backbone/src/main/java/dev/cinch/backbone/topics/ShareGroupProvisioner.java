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

  /**
   * Reads from the beginning, only what is committed, and locks each record for a time. Returns
   * once a broker says so: a member that joins may rely on it.
   */
  public void provision(String group, Duration lock) {
    Map<String, String> settings =
        Map.of(
            "share.auto.offset.reset",
            "earliest",
            "share.isolation.level",
            "read_committed",
            "share.record.lock.duration.ms",
            Long.toString(lock.toMillis()));
    ConfigResource resource = new ConfigResource(ConfigResource.Type.GROUP, group);
    Collection<AlterConfigOp> changes =
        settings.entrySet().stream()
            .map(each -> new ConfigEntry(each.getKey(), each.getValue()))
            .map(entry -> new AlterConfigOp(entry, OpType.SET))
            .toList();
    TopicProvisioner.await(admin.incrementalAlterConfigs(Map.of(resource, changes)).all());
    Patience.until(
        () -> settings(resource),
        present -> present.entrySet().containsAll(settings.entrySet()),
        "the settings of group " + group);
  }

  private Map<String, String> settings(ConfigResource resource) {
    return TopicProvisioner.await(admin.describeConfigs(List.of(resource)).all()).values().stream()
        .map(TopicProvisioner::values)
        .findFirst()
        .orElse(Map.of());
  }
}
