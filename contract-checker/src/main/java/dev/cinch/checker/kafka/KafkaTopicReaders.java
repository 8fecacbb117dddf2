package dev.cinch.checker.kafka;

import dev.cinch.checker.check.TopicReaders;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.springframework.stereotype.Component;

/**
 * Asks the broker who may read. A right that is denied besides is taken for one all the same; a
 * right to every group says of none that it is the reader's.
 */
@Component
final class KafkaTopicReaders implements TopicReaders {

  private static final Set<AclOperation> READ = Set.of(AclOperation.READ, AclOperation.ALL);

  private final Admin admin;

  KafkaTopicReaders(Admin admin) {
    this.admin = admin;
  }

  @Override
  public Optional<Set<Reader>> of(String topic) {
    try {
      Map<String, List<AclBinding>> topics =
          byPrincipal(
              allowed(new ResourcePatternFilter(ResourceType.TOPIC, topic, PatternType.MATCH)));
      Map<String, List<AclBinding>> groups =
          byPrincipal(
              allowed(new ResourcePatternFilter(ResourceType.GROUP, null, PatternType.ANY)));
      Set<Reader> readers = new HashSet<>();
      topics
          .keySet()
          .forEach(
              principal ->
                  readers.add(
                      new Reader(principal, group -> mayUse(groups.get(principal), group))));
      return Optional.of(readers);
    } catch (SecurityDisabledException none) {
      return Optional.empty();
    }
  }

  private Collection<AclBinding> allowed(ResourcePatternFilter resources) {
    return Await.answer(
            admin
                .describeAcls(
                    new AclBindingFilter(
                        resources,
                        new AccessControlEntryFilter(
                            null, null, AclOperation.ANY, AclPermissionType.ALLOW)))
                .values())
        .stream()
        .filter(binding -> READ.contains(binding.entry().operation()))
        .toList();
  }

  private static Map<String, List<AclBinding>> byPrincipal(Collection<AclBinding> bindings) {
    return bindings.stream()
        .collect(
            Collectors.groupingBy(
                binding -> binding.entry().principal(), TreeMap::new, Collectors.toList()));
  }

  private static boolean mayUse(
      @org.jspecify.annotations.Nullable List<AclBinding> rights, String group) {
    return rights != null
        && rights.stream().map(AclBinding::pattern).anyMatch(pattern -> covers(pattern, group));
  }

  private static boolean covers(ResourcePattern pattern, String group) {
    return switch (pattern.patternType()) {
      case LITERAL -> pattern.name().equals(group);
      case PREFIXED -> group.startsWith(pattern.name());
      case ANY, MATCH, UNKNOWN -> false;
    };
  }
}
