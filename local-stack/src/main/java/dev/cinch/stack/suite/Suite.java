package dev.cinch.stack.suite;

import dev.cinch.stack.Endpoints;
import dev.cinch.stack.ServiceOptions;
import dev.cinch.stack.ServiceProcess;
import dev.cinch.stack.process.ClassArchive;
import dev.cinch.stack.process.Ports;
import dev.cinch.stack.suite.SuiteOptions.TargetLogins;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Starts the services of Cinch as processes on a stack, and ends them. */
public final class Suite implements AutoCloseable {

  private static final int PLANNER_PORT = 8080;
  private static final int CHECKER_PORT = 8082;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final SuiteOptions options;
  private volatile int plannerPort = Ports.free();
  private volatile int checkerPort = Ports.free();
  private final Deque<RunningService> running = new ConcurrentLinkedDeque<>();
  private final Queue<ClassArchive> archives = new ConcurrentLinkedQueue<>();
  private final Map<ServiceKind, ServiceImage> images = new ConcurrentHashMap<>();
  private volatile @Nullable RunningService planner;

  public Suite(SuiteOptions options) {
    this.options = options;
  }

  /**
   * To be called before anything is started: planner and checker are to answer where people look
   * for them first, unless somebody else is there.
   */
  public Suite atUsualPorts() {
    plannerPort = Ports.freeAt(PLANNER_PORT);
    checkerPort = Ports.freeAt(CHECKER_PORT);
    return this;
  }

  /** Where the planner answers, whether it runs or not; the same after it is started again. */
  public URI plannerUrl() {
    return URI.create("http://127.0.0.1:" + plannerPort);
  }

  /** Where the contract checker answers. */
  public URI checkerUrl() {
    return URI.create("http://127.0.0.1:" + checkerPort);
  }

  /** Starts the planner; wait for it with {@link RunningService#awaitReady}. */
  public RunningService startPlanner() {
    RunningService started = startPlanner("planner", plannerPort);
    planner = started;
    return started;
  }

  /** Starts one more planner on the same database, which answers elsewhere. */
  public RunningService startAnotherPlanner() {
    return startPlanner("another-planner", Ports.free());
  }

  private RunningService startPlanner(String name, int port) {
    ServiceOptions service =
        database(base(ServiceKind.PLANNER, name, port), "PLANNER", options.databases().planner())
            .environment("CINCH_CHECKER_URL", checkerUrl().toString());
    return start(ServiceKind.PLANNER, targets(service, TargetLogins::planner), port);
  }

  /** The planner that was started last. */
  public RunningService planner() {
    return Objects.requireNonNull(planner, "the planner has not been started");
  }

  /** Starts the contract checker. */
  public RunningService startChecker() {
    ServiceOptions service =
        database(
            base(ServiceKind.CHECKER, "checker", checkerPort),
            "CHECKER",
            options.databases().checker());
    return start(ServiceKind.CHECKER, targets(service, TargetLogins::checker), checkerPort);
  }

  /** Starts a backfill worker. */
  public RunningService startWorker(String name) {
    int port = Ports.free();
    ServiceOptions worker =
        base(ServiceKind.WORKER, name, port).environment("CINCH_WORKER_NAME", name);
    return start(ServiceKind.WORKER, targets(worker, TargetLogins::worker), port);
  }

  private ServiceOptions base(ServiceKind kind, String name, int port) {
    Endpoints stack = options.stack();
    ServiceOptions base =
        ServiceOptions.jar(name, image(kind).jar())
            .jvmOption("-Xmx192m")
            .environment("SERVER_PORT", String.valueOf(port))
            .environment("SERVER_ADDRESS", "127.0.0.1")
            .environment("KAFKA_BOOTSTRAP_SERVERS", stack.kafkaBootstrap())
            .environment("SCHEMA_REGISTRY_URL", stack.registry().toString());
    Path logs = options.logs();
    return logs == null ? base : base.logTo(logs.resolve(name + ".log"));
  }

  private static ServiceOptions database(ServiceOptions service, String prefix, Login login) {
    return service
        .environment("CINCH_" + prefix + "_DB_URL", login.url())
        .environment("CINCH_" + prefix + "_DB_USERNAME", login.user())
        .environment("CINCH_" + prefix + "_DB_PASSWORD", login.password());
  }

  private ServiceOptions targets(ServiceOptions service, Function<TargetLogins, Login> whose) {
    ServiceOptions all = service;
    Map<String, String> variables = TargetVariables.of(options.targets(), whose);
    for (String name : variables.keySet()) {
      all = all.environment(name, variables.get(name));
    }
    return all;
  }

  private ServiceImage image(ServiceKind kind) {
    return images.computeIfAbsent(kind, ServiceImage::of);
  }

  private RunningService start(ServiceKind kind, ServiceOptions service, int port) {
    ClassArchive archive = ClassArchive.of(image(kind).jar());
    ServiceOptions all = service.jvmOptions(archive.jvmOptions());
    for (String name : options.environment().keySet()) {
      all = all.environment(name, options.environment().get(name));
    }
    RunningService started =
        new RunningService(
            ServiceProcess.start(all),
            URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"));
    running.push(started);
    archives.add(archive);
    return started;
  }

  /** Starts planner, checker and so many workers, and returns when all are ready. */
  public Suite startAll(int workers) {
    startPlanner().awaitReady(PATIENCE);
    startChecker();
    for (int number = 1; number <= workers; number++) {
      startWorker("worker-" + number);
    }
    running.forEach(service -> service.awaitReady(PATIENCE));
    return this;
  }

  /** Ends what still runs: first all are told, then each is waited for. */
  @Override
  public void close() {
    running.forEach(service -> service.process().terminate());
    running.forEach(service -> service.process().close());
    running.clear();
    archives.forEach(ClassArchive::keep);
    archives.clear();
  }
}
