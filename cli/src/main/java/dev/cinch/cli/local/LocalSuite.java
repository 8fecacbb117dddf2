package dev.cinch.cli.local;

import dev.cinch.stack.LocalStack;
import dev.cinch.stack.PostgresEndpoint;
import dev.cinch.stack.StackOptions;
import dev.cinch.stack.suite.RunningService;
import dev.cinch.stack.suite.Suite;
import dev.cinch.stack.suite.SuiteOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The servers, the services and the sample shop, all on this machine. */
public final class LocalSuite implements AutoCloseable {

  // Somebody is watching: they should not wait a minute to see what they have cleared.
  private static final String GATE_RECHECK = "2s";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final LocalStack stack;
  private final Suite suite;
  private final @Nullable SampleShop shop;
  private final List<RunningService> services = new CopyOnWriteArrayList<>();

  private LocalSuite(LocalStack stack, @Nullable SampleShop shop, LocalOptions options) {
    this.stack = stack;
    this.shop = shop;
    this.suite = new Suite(suiteOptions(options));
  }

  /** Starts the servers, and makes the databases of services and shop there. */
  public static LocalSuite startServers(
      StackOptions stack, @Nullable Path logs, List<Target> targets) {
    return start(new LocalOptions(stack, logs, targets, Map.of()), SampleShop::on);
  }

  /** The same without a shop: the targets are all there are. */
  public static LocalSuite startServersAlone(LocalOptions options) {
    return start(options, postgres -> null);
  }

  private static LocalSuite start(
      LocalOptions options, Function<PostgresEndpoint, @Nullable SampleShop> shop) {
    LocalStack stack = LocalStack.start(options.stack());
    try {
      return new LocalSuite(stack, shop.apply(stack.endpoints().postgres()), options);
    } catch (RuntimeException failure) {
      stack.close();
      throw failure;
    }
  }

  /** Planner and checker are to answer where people look for them, if that can be. */
  public LocalSuite atUsualPorts() {
    suite.atUsualPorts();
    return this;
  }

  private SuiteOptions suiteOptions(LocalOptions local) {
    Databases databases = new Databases(stack.endpoints().postgres());
    SuiteOptions options =
        new SuiteOptions(
                stack.endpoints(),
                new SuiteOptions.Databases(
                    databases.owned("cinch_planner", "cinch_planner"),
                    databases.owned("cinch_checker", "cinch_checker")),
                Map.of(),
                local.environment(),
                local.logs())
            .environment("CINCH_GATE_RECHECK", GATE_RECHECK);
    if (shop != null) {
      options = options.target(SampleShop.TARGET, shop.owner(), shop.worker(), shop.checker());
    }
    for (Target target : local.targets()) {
      options = options.target(target.name(), target.login(), target.login(), target.login());
    }
    return options;
  }

  /**
   * Starts the services, and returns when all are ready. The planner goes first: it makes topics.
   */
  public void startServices(int workers) {
    services.add(suite.startPlanner().awaitReady(PATIENCE));
    List<RunningService> others = new ArrayList<>();
    others.add(suite.startChecker());
    for (int number = 1; number <= workers; number++) {
      others.add(suite.startWorker("worker-" + number));
    }
    others.forEach(service -> service.awaitReady(PATIENCE));
    services.addAll(others);
  }

  /**
   * Says so if a service that was ready has ended by itself.
   *
   * @throws LocalSuiteException with the end of its log
   */
  public void checkServices() {
    for (RunningService service : services) {
      if (!service.process().isAlive()) {
        throw new LocalSuiteException(
            "Cannot go on: %s has ended by itself; its log %s ends with:%n%s"
                .formatted(
                    service.process().name(), service.process().log(), service.process().logTail()),
            null);
      }
    }
  }

  public SampleShop shop() {
    return Objects.requireNonNull(shop, "these servers were started without a shop");
  }

  public Addresses addresses() {
    return new Addresses(
        suite.plannerUrl(),
        suite.checkerUrl(),
        stack.endpoints(),
        shop == null ? null : shop.owner());
  }

  /** Ends services first, since they can say goodbye only while the servers are there. */
  @Override
  public void close() {
    services.clear();
    try {
      suite.close();
    } finally {
      stack.close();
    }
  }
}
