package dev.cinch.stack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A Kafka broker and controller in one JVM, which formats its folder first. */
final class KafkaProgram implements ServerProgram {

  private static final String CLUSTER_ID = "cluster-id";

  private final List<String> classPath;
  private final Place place;
  private int port;
  private int controllerPort;
  private String clusterId = "";

  KafkaProgram(List<String> serverJars, Place place) {
    this.classPath = new ArrayList<>(serverJars);
    this.classPath.add(ClassPath.of(KafkaMain.class));
    this.place = place;
  }

  @Override
  public ServerKind kind() {
    return ServerKind.KAFKA;
  }

  @Override
  public void choosePorts() {
    port = Ports.free();
    controllerPort = Ports.free();
  }

  @Override
  public List<Integer> ports() {
    return List.of(port, controllerPort);
  }

  String bootstrap() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void prepare(Watchdog watchdog) {
    place.create();
    Path file = place.beside(CLUSTER_ID);
    try {
      if (!Files.exists(file)) {
        Files.writeString(file, newClusterId());
      }
      clusterId = Files.readString(file);
    } catch (IOException failure) {
      throw new StackException("Cannot prepare " + place.data(), failure);
    }
  }

  private static String newClusterId() {
    UUID id = UUID.randomUUID();
    byte[] bytes =
        ByteBuffer.allocate(16)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    // A leading dash would be taken for an option.
    bytes[0] &= 0x7f;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public Program program(Path temporary) {
    List<String> command =
        JavaCommand.light(temporary)
            .options(List.of("-Xmx256m"))
            .properties(
                Map.of(
                    "org.slf4j.simpleLogger.defaultLogLevel", "warn",
                    "org.slf4j.simpleLogger.showDateTime", "true",
                    "org.slf4j.simpleLogger.dateTimeFormat", "HH:mm:ss.SSS"))
            .main(
                classPath,
                KafkaMain.class.getName(),
                List.of(clusterId, configuration().toString()));
    return new Program(
        command, Map.of(), place.ending(Ending.STOP, Ending.KILL), null, place.log());
  }

  private Path configuration() {
    Path file = place.beside("properties");
    String lines =
        settings().entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue().replace("\\", "\\\\"))
            .collect(Collectors.joining("\n", "", "\n"));
    try {
      return Files.writeString(file, lines);
    } catch (IOException failure) {
      throw new StackException("Cannot write " + file, failure);
    }
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
    settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    settings.put("log.dirs", place.data().toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("share.coordinator.state.topic.num.partitions", "4");
    settings.put("log.cleaner.dedupe.buffer.size", "16777216");
    settings.putAll(place.settings());
    return settings;
  }

  @Override
  public boolean answers() {
    return KafkaHandshake.readyClusterAt(port).filter(clusterId::equals).isPresent();
  }
}
