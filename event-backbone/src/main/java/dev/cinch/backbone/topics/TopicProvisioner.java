package dev.cinch.backbone.topics;

import dev.cinch.events.TopicDefinition;
import java.util.Collection;
import org.apache.kafka.clients.admin.Admin;

/** Creates topics that are missing, and checks those that are there. */
public final class TopicProvisioner {

  /** Works through an admin client; new topics get so many replicas. */
  public TopicProvisioner(Admin admin, short replicationFactor) {}

  /**
   * Creates what is missing of the topics and their dead letters; throws {@link
   * WrongTopicException} for one that is there and is not as defined. Changes no topic that is
   * there.
   */
  public void provision(Collection<? extends TopicDefinition<?>> topics) {}
}
