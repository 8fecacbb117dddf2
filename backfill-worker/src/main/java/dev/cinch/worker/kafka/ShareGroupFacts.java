package dev.cinch.worker.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeFeaturesOptions;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.SupportedVersionRange;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Finds out what a cluster says of its share groups. */
final class ShareGroupFacts {

  private final Admin admin;
  private final String group;

  ShareGroupFacts(Admin admin, String group) {
    this.admin = admin;
    this.group = group;
  }

  ShareSupport support() throws ExecutionException, InterruptedException {
    List<FeatureMetadata> features = new ArrayList<>();
    List<ConfigResource> brokers = new ArrayList<>();
    for (Node node : admin.describeCluster().nodes().get()) {
      DescribeFeaturesOptions ofNode = new DescribeFeaturesOptions().nodeId(node.id());
      features.add(admin.describeFeatures(ofNode).featureMetadata().get());
      brokers.add(new ConfigResource(ConfigResource.Type.BROKER, node.idString()));
    }
    return new ShareSupport(
        features.stream().mapToInt(ShareGroupFacts::shareVersion).min().orElse(0),
        features.stream().mapToInt(ShareGroupFacts::metadataVersion).min().orElse(0),
        maxMembers(brokers),
        members());
  }

  /** As brokers have it by default, a group begins at the end, and misses what is there already. */
  boolean beginsAtTheBeginning() throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.GROUP, group);
    return values(List.of(resource), "share.auto.offset.reset").contains("earliest");
  }

  private static int shareVersion(FeatureMetadata features) {
    FinalizedVersionRange range = features.finalizedFeatures().get("share.version");
    return range == null ? 0 : range.maxVersionLevel();
  }

  private static int metadataVersion(FeatureMetadata features) {
    SupportedVersionRange range = features.supportedFeatures().get("metadata.version");
    return range == null ? 0 : range.maxVersion();
  }

  private OptionalInt maxMembers(List<ConfigResource> brokers)
      throws ExecutionException, InterruptedException {
    try {
      return values(brokers, "group.share.max.size").stream().mapToInt(Integer::parseInt).min();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        return OptionalInt.empty();
      }
      throw e;
    }
  }

  private int members() throws ExecutionException, InterruptedException {
    try {
      return admin.describeShareGroups(List.of(group)).all().get().values().stream()
          .mapToInt(description -> description.members().size())
          .sum();
    } catch (ExecutionException e) {
      // nobody has joined yet, or share groups are switched off, which the features tell better
      if (e.getCause() instanceof GroupIdNotFoundException
          || e.getCause() instanceof UnsupportedVersionException) {
        return 0;
      }
      throw e;
    }
  }

  private List<String> values(List<ConfigResource> resources, String name)
      throws ExecutionException, InterruptedException {
    return admin.describeConfigs(resources).all().get().values().stream()
        .map(config -> config.get(name))
        .filter(Objects::nonNull)
        .map(ConfigEntry::value)
        .filter(Objects::nonNull)
        .toList();
  }
}
