package dev.cinch.planner.kafka;

import dev.cinch.backbone.client.KafkaClients;
import dev.cinch.backbone.registry.RegistryClient;
import dev.cinch.backbone.topics.SchemaProvisioner;
import dev.cinch.backbone.topics.ShareGroupProvisioner;
import dev.cinch.backbone.topics.TopicProvisioner;
import dev.cinch.events.Namespace;
import dev.cinch.planner.settings.PlannerProperties;
import dev.cinch.planner.settings.PlannerProperties.Broker;
import dev.cinch.planner.settings.PlannerProperties.DispatchMode;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Topics, schemas and the workers' group are there and right before anything else runs. */
@Component
class ProvisionBroker implements SmartLifecycle {

  private final KafkaClients clients;
  private final RegistryClient registry;
  private final Namespace namespace;
  private final PlannerProperties properties;
  private volatile boolean running;

  ProvisionBroker(
      KafkaClients clients,
      RegistryClient registry,
      Namespace namespace,
      PlannerProperties properties) {
    this.clients = clients;
    this.registry = registry;
    this.namespace = namespace;
    this.properties = properties;
  }

  @Override
  public void start() {
    Broker broker = properties.broker();
    try (Admin admin = clients.admin()) {
      new TopicProvisioner(admin, broker.replicationFactor()).provision(namespace.topics());
      if (properties.dispatch().mode() == DispatchMode.SHARE) {
        new ShareGroupProvisioner(admin)
            .provision(namespace.group(broker.workerGroup()), broker.rangeLock());
      }
    }
    new SchemaProvisioner(registry).provision(namespace.topics());
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
