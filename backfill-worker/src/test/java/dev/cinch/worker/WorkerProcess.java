package dev.cinch.worker;

import dev.cinch.stack.ServiceOptions;
import dev.cinch.stack.ServiceProcess;
import dev.cinch.stack.process.Ports;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** A worker as a process of its own, configured as an operator would: by environment variables. */
final class WorkerProcess implements AutoCloseable {

  private final String name;
  private final ServiceProcess process;
  private final URI readiness;

  private WorkerProcess(String name, ServiceProcess process, URI readiness) {
    this.name = name;
    this.process = process;
    this.readiness = readiness;
  }

  /** Starts one with a single slot; returns at once. */
  static WorkerProcess start(String name, Map<String, String> settings) {
    int port = Ports.free();
    ServiceOptions options =
        ServiceOptions.main(name, WorkerApplication.class.getName())
            .jvmOption("-Xmx192m")
            .environment("SERVER_PORT", Integer.toString(port))
            .environment("CINCH_WORKER_NAME", name)
            .environment("CINCH_WORKER_SLOTS", "1");
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      options = options.environment(variable(setting.getKey()), setting.getValue());
    }
    return new WorkerProcess(
        name,
        ServiceProcess.start(options),
        URI.create("http://localhost:%d/actuator/health/readiness".formatted(port)));
  }

  private static String variable(String property) {
    return property.toUpperCase(Locale.ROOT).replace("-", "").replace('.', '_');
  }

  WorkerProcess awaitReady() {
    process.waitUntilHealthy(readiness, Duration.ofMinutes(3));
    return this;
  }

  /** The name of its slot in reports. */
  String slot() {
    return name + "/1";
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void kill() {
    process.kill();
  }

  void freeze() {
    process.freeze();
  }

  void thaw() {
    process.thaw();
  }

  /** SIGTERM; gives the exit status. */
  int end() {
    process.terminate();
    return process.awaitEnd(Duration.ofSeconds(30));
  }

  @Override
  public void close() {
    process.close();
  }
}
