package dev.cinch.benchmarks.contracts;

import dev.cinch.benchmarks.Machine;
import dev.cinch.stack.LocalStack;
import dev.cinch.stack.StackOptions;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Measures the contract checker: a verdict, the matrix, and how fast it reads a log. */
public final class ContractsBenchmark {

  private static final int REGISTERED_AT_ONCE = 8;
  private static final int RECORDS_OF_A_TOPIC = 1_000;
  private static final int SHOWN_CHECKS = 3;
  private static final int PARTITIONS_OF_THE_LONG_LOG = 6;

  private final ContractsOptions options;
  private final Shop shop;
  private final Checker checker;
  private final Planner planner;
  private final List<Figure> figures = new ArrayList<>();

  private ContractsBenchmark(
      ContractsOptions options, Shop shop, Checker checker, Planner planner) {
    this.options = options;
    this.shop = shop;
    this.checker = checker;
    this.planner = planner;
  }

  public static void main(String[] arguments) throws Exception {
    ContractsOptions options;
    try {
      options = ContractsOptions.of(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    try (LocalStack stack = LocalStack.start(StackOptions.temporary());
        Shop shop = new Shop(stack.endpoints());
        Checker checker = new Checker(stack.endpoints(), shop.target());
        Planner planner = new Planner(shop.clients(), shop.registry())) {
      ContractsBenchmark benchmark = new ContractsBenchmark(options, shop, checker, planner);
      benchmark.measure();
      System.out.print(benchmark.table());
      if (options.json() != null) {
        Files.writeString(options.json(), benchmark.json());
      }
    }
  }

  private void measure() throws Exception {
    // the log first: what many contracts leave in the heap is not to be counted there
    logs();
    contracts();
    verdicts();
    matrix();
  }

  private void logs() throws Exception {
    // twice as long each time: memory that grew with the log would show
    for (long records : List.of(options.records() / 4, options.records() / 2, options.records())) {
      Subject subject = new Subject(options.subjects() + figures.size());
      shop.open(subject, PARTITIONS_OF_THE_LONG_LOG);
      shop.write(subject, records);
      shop.read(subject, List.of("log-" + records));
      checker.register("log-" + records, subject.name(), subject.contract("log-" + records));
      double cpu = checker.process().cpuSeconds();
      double before = secondsOf("log.consumed");
      planner.secondsToPass(subject, subject.migration());
      double seconds = secondsOf("log.consumed") - before;
      cpu = checker.process().cpuSeconds() - cpu;
      planner.takeBack(subject.migration());
      String log = "log of %,d: ".formatted(records);
      figures.add(Figure.once(log + "records/s", records / seconds));
      figures.add(Figure.once(log + "records/s of processor", records / cpu));
      figures.add(Figure.once(log + "most memory, MB", checker.process().mostMegabytes()));
    }
  }

  private double secondsOf(String check) {
    return checker.secondsByCheck().getOrDefault(check, 0.0);
  }

  private void contracts() throws Exception {
    List<Subject> subjects = IntStream.range(0, options.subjects()).mapToObj(Subject::new).toList();
    for (Subject subject : subjects) {
      shop.open(subject, 1);
    }
    for (Subject subject : subjects.subList(0, Math.min(options.repeat(), subjects.size()))) {
      shop.write(subject, RECORDS_OF_A_TOPIC);
    }
    Map<Subject, List<String>> groups =
        IntStream.range(0, options.contracts())
            .boxed()
            .collect(
                Collectors.groupingBy(
                    number -> subjects.get(number % options.subjects()),
                    Collectors.mapping("consumer-%d"::formatted, Collectors.toList())));
    for (Subject subject : subjects) {
      shop.read(subject, groups.getOrDefault(subject, List.of()));
    }
    long begun = System.nanoTime();
    ExecutorService threads = Executors.newFixedThreadPool(REGISTERED_AT_ONCE);
    groups.forEach(
        (subject, names) ->
            names.forEach(
                name ->
                    threads.execute(
                        () -> checker.register(name, subject.name(), subject.contract(name)))));
    threads.shutdown();
    threads.awaitTermination(1, TimeUnit.HOURS);
    figures.add(Figure.once("contracts registered/s", options.contracts() / seconds(begun)));
  }

  private void verdicts() {
    List<Double> seconds = new ArrayList<>();
    int rounds = Math.min(options.repeat(), options.subjects());
    Map<String, Double> before = checker.secondsByCheck();
    for (int round = 0; round < rounds; round++) {
      Subject subject = new Subject(round);
      seconds.add(planner.secondsToPass(subject, subject.migration()));
    }
    figures.add(Figure.of("verdict, s", seconds.stream().mapToDouble(Double::doubleValue)));
    checker.secondsByCheck().entrySet().stream()
        .map(
            check ->
                Map.entry(
                    check.getKey(),
                    (check.getValue() - before.getOrDefault(check.getKey(), 0.0)) / rounds))
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(SHOWN_CHECKS)
        .forEach(
            check ->
                figures.add(
                    Figure.once("of it %s, s".formatted(check.getKey()), check.getValue())));
  }

  private void matrix() {
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put("matrix, %,d cells, s".formatted(options.contracts()), "limit=10000");
    queries.put("matrix, a page of 500, s", "limit=500");
    queries.put("matrix, what passes, s", "verdict=PASS&limit=10000");
    queries.put("matrix, one team's, s", "owner=team-7&limit=10000");
    queries.forEach(
        (name, query) -> {
          List<Double> seconds = new ArrayList<>();
          for (int round = 0; round < options.repeat(); round++) {
            long begun = System.nanoTime();
            checker.get("/api/matrix?" + query);
            seconds.add(seconds(begun));
          }
          figures.add(Figure.of(name, seconds.stream().mapToDouble(Double::doubleValue)));
        });
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private Map<String, String> circumstances() {
    Map<String, String> circumstances = new LinkedHashMap<>();
    circumstances.put(
        "contracts",
        "%,d on %,d subjects, a group each".formatted(options.contracts(), options.subjects()));
    circumstances.put("checker", "a process of its own, heap of " + Checker.HEAP);
    circumstances.put("machine", Machine.words());
    return circumstances;
  }

  private String table() {
    StringBuilder table = new StringBuilder();
    circumstances().forEach((name, value) -> table.append("%s: %s%n".formatted(name, value)));
    table.append("%n%-46s%14s%14s%n".formatted("of " + options.repeat(), "median", "worst"));
    figures.forEach(figure -> table.append(figure.line()).append("%n".formatted()));
    return table.toString();
  }

  private String json() {
    return "{%s,%n  \"figures\": {%n    %s}}%n"
        .formatted(
            circumstances().entrySet().stream()
                .map(entry -> "\"%s\": \"%s\"".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", ")),
            figures.stream().map(Figure::json).collect(Collectors.joining(",%n    ".formatted())));
  }
}
