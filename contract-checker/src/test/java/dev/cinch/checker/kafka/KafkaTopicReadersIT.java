package dev.cinch.checker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.check.TopicReaders.Reader;
import dev.cinch.checker.support.Broker;
import dev.cinch.stack.LocalStack;
import dev.cinch.stack.ServerKind;
import dev.cinch.stack.StackOptions;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A broker of its own, which keeps access lists. */
@Tag("long")
class KafkaTopicReadersIT {

  @Test
  void namesWhoMayReadATopicAndThroughWhichGroups() throws Exception {
    StackOptions options =
        StackOptions.temporary()
            .only(ServerKind.KAFKA)
            .with(
                ServerKind.KAFKA,
                "authorizer.class.name",
                "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
            .with(ServerKind.KAFKA, "super.users", "User:ANONYMOUS");
    try (LocalStack stack = LocalStack.start(options);
        Broker broker = new Broker(stack.kafkaBootstrap())) {
      String topic = broker.createTopic("orders", 1, java.util.Map.of());
      broker
          .admin()
          .createAcls(
              List.of(
                  may("User:billing", ResourceType.TOPIC, "orders", PatternType.LITERAL),
                  may("User:billing", ResourceType.GROUP, "billing", PatternType.LITERAL),
                  may("User:search", ResourceType.TOPIC, "ord", PatternType.PREFIXED),
                  may("User:search", ResourceType.GROUP, "search-", PatternType.PREFIXED),
                  may("User:lake", ResourceType.TOPIC, "*", PatternType.LITERAL),
                  may("User:lake", ResourceType.GROUP, "*", PatternType.LITERAL),
                  may("User:other", ResourceType.TOPIC, "payments", PatternType.LITERAL)))
          .all()
          .get();

      Set<Reader> readers = new KafkaTopicReaders(broker.admin()).of(topic).orElseThrow();

      assertThat(readers)
          .extracting(Reader::principal)
          .containsExactlyInAnyOrder("User:billing", "User:search", "User:lake");
      assertThat(readers)
          .allSatisfy(
              reader -> {
                assertThat(reader.groups().include("billing"))
                    .isEqualTo(reader.principal().equals("User:billing"));
                assertThat(reader.groups().include("search-7"))
                    .isEqualTo(reader.principal().equals("User:search"));
              });
    }
  }

  private static AclBinding may(
      String principal, ResourceType type, String name, PatternType pattern) {
    return new AclBinding(
        new ResourcePattern(type, name, pattern),
        new AccessControlEntry(principal, "*", AclOperation.READ, AclPermissionType.ALLOW));
  }
}
