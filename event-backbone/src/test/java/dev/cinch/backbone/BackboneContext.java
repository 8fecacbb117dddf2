package dev.cinch.backbone;

import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.transaction.PlatformTransactionManager;

/** Starts configurations of the backbone as a service would, with what Boot would give them. */
public final class BackboneContext {

  private BackboneContext() {}

  /** A running context on a rig; close it. */
  public static AnnotationConfigApplicationContext start(
      Rig rig, Map<String, Object> properties, Class<?>... configurations) {
    Map<String, Object> all = new HashMap<>(properties);
    all.putIfAbsent("cinch.backbone.source", "cinch/" + rig.url().replaceAll(".*/", ""));
    Map<String, Object> clients = Rig.clientSettings(rig.endpoints());
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", all));
    // a singleton of somebody else's making is not closed with the context
    context.getBeanFactory().registerSingleton("dataSource", rig.dataSource());
    context.registerBean(JdbcClient.class, rig::jdbc);
    context.registerBean(
        PlatformTransactionManager.class, () -> new JdbcTransactionManager(rig.dataSource()));
    context.registerBean(
        ProducerFactory.class, () -> new DefaultKafkaProducerFactory<String, String>(clients));
    context.registerBean(
        ConsumerFactory.class, () -> new DefaultKafkaConsumerFactory<String, String>(clients));
    context.registerBean(KafkaAdmin.class, () -> new KafkaAdmin(clients));
    context.register(configurations);
    context.refresh();
    return context;
  }
}
