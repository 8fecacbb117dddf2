package dev.cinch.cli.demo;

import dev.cinch.cli.demo.Summary.Clerks;
import dev.cinch.cli.demo.Summary.Found;
import dev.cinch.cli.follow.ReadPace;
import dev.cinch.cli.local.Addresses;
import dev.cinch.cli.news.News;
import dev.cinch.cli.news.NewsInOrder;
import dev.cinch.cli.news.kafka.KafkaNews;
import dev.cinch.cli.progress.Narrator;
import dev.cinch.cli.service.HttpPlanner;
import dev.cinch.cli.service.PlanFiles;
import dev.cinch.shop.ShopFiles;
import dev.cinch.shop.ShopTraffic;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Carries the sample migration through all its phases over a shop at work. */
final class Demo {

  private static final String MIGRATION = "orders-reference-text";
  private static final PlanFiles PLAN = PlanFiles.only(ShopFiles.plan());
  private static final int CLERKS = 4;
  private static final Duration BETWEEN = Duration.ofMillis(8);
  private static final Duration BETWEEN_READINGS = Duration.ofSeconds(1);
  private static final Duration STALLED = Duration.ofSeconds(90);

  private final Scene scene;
  private final Narrator narrator;
  private final Chronicle chronicle = new Chronicle();
  private final Consumer<JsonNode> showPreview;
  private final NewsInOrder news = new NewsInOrder(Clock.systemUTC());

  Demo(Scene scene, Narrator narrator, Consumer<JsonNode> showPreview) {
    this.scene = scene;
    this.narrator = narrator;
    this.showPreview = showPreview;
  }

  /** Plays it to its end. */
  Summary play() {
    ExecutorService beside = Executors.newSingleThreadExecutor();
    try (ShopTraffic traffic =
        ShopTraffic.start(scene.suite().shop().database(), CLERKS, BETWEEN)) {
      shop("%d clerks read, place, change and cancel orders without a pause".formatted(CLERKS));
      shop("mailing reads the order events and needs no reference; billing does, and is behind");
      HttpPlanner planner = new HttpPlanner(scene.suite().addresses().planner());
      showPreview.accept(planner.preview(PLAN));
      try (Measuring measuring = Measuring.begin(traffic, scene.suite().shop().database())) {
        Story story = new Story(new ShopActors(traffic, scene.events()), this::shop, beside);
        follow(story, measuring, planner);
        return summary(measuring, traffic);
      }
    } finally {
      beside.shutdownNow();
    }
  }

  private void shop(String deed) {
    narrator.deed("shop", deed);
  }

  private void follow(Story story, Measuring measuring, HttpPlanner planner) {
    Addresses addresses = scene.suite().addresses();
    try (KafkaNews following =
        KafkaNews.follow(
            MIGRATION,
            addresses.stack().kafkaBootstrap(),
            addresses.stack().registry(),
            news::add)) {
      planner.start(PLAN);
      followToTheEnd(story, measuring, new ReadPace(planner, Clock.systemUTC()));
    }
  }

  private void followToTheEnd(Story story, Measuring measuring, ReadPace pace) {
    long quietSince = System.nanoTime();
    long paceRead = quietSince;
    while (!chronicle.hasArrived()) {
      News next = poll();
      if (next != null) {
        quietSince = System.nanoTime();
        hear(next, story);
        measuring.hear(next);
      } else {
        checkThatItGoesOn(Duration.ofNanos(System.nanoTime() - quietSince));
      }
      story.checkDeeds();
      if (System.nanoTime() - paceRead > BETWEEN_READINGS.toNanos()) {
        pace.of(MIGRATION).ifPresent(narrator::tell);
        paceRead = System.nanoTime();
      }
    }
  }

  private @Nullable News poll() {
    try {
      return news.poll(Duration.ofSeconds(1));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new DemoFailedException("Cannot tell the story to its end: interrupted");
    }
  }

  private void hear(News next, Story story) {
    chronicle.add(next);
    narrator.tell(next);
    story.hear(next);
  }

  private void checkThatItGoesOn(Duration quiet) {
    scene.suite().checkServices();
    if (chronicle.hasStopped()) {
      throw new DemoFailedException(
          "Cannot carry the migration to its end: " + chronicle.whyStopped());
    }
    if (quiet.compareTo(STALLED) > 0) {
      throw new DemoFailedException(
          "Cannot carry the migration to its end: nothing has moved for %d s; see the services' output with --logs"
              .formatted(quiet.toSeconds()));
    }
  }

  private Summary summary(Measuring measuring, ShopTraffic traffic) {
    Map<Long, Integer> remembered = traffic.stop();
    Inspection inspection = new Inspection(scene.suite().shop().database());
    return new Summary(
        measuring.measured(),
        chronicle,
        new Clerks(
            CLERKS,
            traffic.statements(),
            traffic.longest(),
            measuring.waits().longest(),
            Stream.concat(traffic.errors().stream(), measuring.waits().errors().stream()).toList()),
        new Found(inspection.columns(), inspection.compare(remembered), inspection.objections()));
  }
}
