package dev.cinch.backbone.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.backbone.Rig;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class ShareGroupProvisionerIT {

  @Test
  void tellsTheBrokerWhereTheGroupBeginsWhatItReadsAndHowLongItLocks() {
    String group = "workers-" + UUID.randomUUID();
    try (Rig rig = Rig.shared()) {
      new ShareGroupProvisioner(rig.admin()).provision(group, Duration.ofSeconds(45));

      assertThat(rig.settings(new ConfigResource(ConfigResource.Type.GROUP, group)))
          .containsEntry("share.auto.offset.reset", "earliest")
          .containsEntry("share.isolation.level", "read_committed")
          .containsEntry("share.record.lock.duration.ms", "45000");
    }
  }
}
