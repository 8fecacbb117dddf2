package dev.cinch.stack;

import dev.cinch.stack.process.ClassArchive;
import dev.cinch.stack.process.Ending;
import dev.cinch.stack.process.JavaCommand;
import dev.cinch.stack.process.OneClassJar;
import dev.cinch.stack.process.Ports;
import dev.cinch.stack.process.Program;
import dev.cinch.stack.process.Watchdog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.IntSupplier;

/** A Kafka broker and controller in one JVM, which formats its folder first. */
final class KafkaProgram implements ServerProgram {

  private final List<String> classPath;
  private final ClassArchive archive;
  private final Place place;
  private String clusterId = "";
  private int port;
  private int controllerPort;

  KafkaProgram(ServerFiles files, Place place, StackOptions options) {
    Path main = OneClassJar.in(files.made("kafka"), KafkaMain.class);
    this.classPath = new ArrayList<>(files.kafkaClassPath());
    this.classPath.add(main.toString());
    this.archive = options.classes(main);
    this.place = place;
  }

  @Override
  public ServerKind kind() {
    return ServerKind.KAFKA;
  }

  String bootstrap() {
    return Ports.HOST + ":" + port;
  }

  @Override
  public void prepare(Watchdog watchdog) {
    place.create();
    clusterId = place.remembered("cluster-id", KafkaProgram::newClusterId);
  }

  private static String newClusterId() {
    UUID id = UUID.randomUUID();
    ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
    // The first bit is cleared, since a leading dash would be taken for an option.
    bytes
        .putLong(id.getMostSignificantBits() & Long.MAX_VALUE)
        .putLong(id.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  @Override
  public void choosePorts(IntSupplier free) {
    port = free.getAsInt();
    do {
      controllerPort = free.getAsInt();
    } while (controllerPort == port);
  }

  @Override
  public List<Integer> ports() {
    return List.of(port, controllerPort);
  }

  @Override
  public Program program(Path temporary) {
    Path configuration = writeConfiguration();
    List<String> command =
        JavaCommand.light(temporary)
            .options(List.of("-Xmx256m"))
            .options(archive.jvmOptions())
            .property("org.slf4j.simpleLogger.defaultLogLevel", "warn")
            .property("org.slf4j.simpleLogger.showDateTime", "true")
            .property("org.slf4j.simpleLogger.dateTimeFormat", "HH:mm:ss.SSS")
            .main(
                classPath, KafkaMain.class.getName(), List.of(clusterId, configuration.toString()));
    return new Program(
        command, Map.of(), archive.ending(place.ending(Ending.STOP, Ending.KILL)), log());
  }

  private Path writeConfiguration() {
    Path file = place.beside("properties");
    try (OutputStream output = Files.newOutputStream(file)) {
      settings().store(output, "Written at each start");
      return file;
    } catch (IOException failure) {
      throw new StackException("Cannot write %s: %s".formatted(file, failure), failure);
    }
  }

  private Properties settings() {
    Properties settings = new Properties();
    settings.setProperty("process.roles", "broker,controller");
    settings.setProperty("node.id", "1");
    settings.setProperty("log.dirs", place.data().toString());
    settings.setProperty("listeners", listener("PLAINTEXT", port) + "," + controller());
    settings.setProperty("advertised.listeners", listener("PLAINTEXT", port));
    settings.setProperty("controller.listener.names", "CONTROLLER");
    settings.setProperty(
        "controller.quorum.voters", "1@%s:%d".formatted(Ports.HOST, controllerPort));
    settings.setProperty("auto.create.topics.enable", "false");
    settings.setProperty("group.initial.rebalance.delay.ms", "0");
    settings.setProperty("log.cleaner.dedupe.buffer.size", "16777216");
    internalTopic(settings, "offsets.topic");
    internalTopic(settings, "transaction.state.log");
    internalTopic(settings, "share.coordinator.state.topic");
    place.settings().forEach((name, value) -> set(settings, name, value));
    return settings;
  }

  /** A listener beside the usual one has names of its own, since the others are chosen here. */
  private static void set(Properties settings, String name, String value) {
    switch (name) {
      case "beside.listener" -> {
        append(settings, "listeners", value);
        settings.setProperty(
            "listener.security.protocol.map",
            "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,%s:PLAINTEXT"
                .formatted(value.substring(0, value.indexOf(':'))));
      }
      case "beside.advertised" -> append(settings, "advertised.listeners", value);
      default -> settings.setProperty(name, value);
    }
  }

  private static void append(Properties settings, String name, String value) {
    settings.setProperty(name, settings.getProperty(name) + "," + value);
  }

  private static String listener(String name, int port) {
    return "%s://%s:%d".formatted(name, Ports.HOST, port);
  }

  private String controller() {
    return listener("CONTROLLER", controllerPort);
  }

  // As one broker alone can have it, and light.
  private static void internalTopic(Properties settings, String name) {
    settings.setProperty(name + ".replication.factor", "1");
    settings.setProperty(name + ".num.partitions", "4");
    if (!name.equals("offsets.topic")) {
      settings.setProperty(name + ".min.isr", "1");
    }
  }

  @Override
  public boolean answers() {
    return KafkaHandshake.readyClusterAt(port).filter(clusterId::equals).isPresent();
  }

  @Override
  public String stopSignal() {
    return "TERM";
  }

  @Override
  public void ended() {
    archive.keep();
  }

  @Override
  public Path log() {
    return place.log();
  }
}
