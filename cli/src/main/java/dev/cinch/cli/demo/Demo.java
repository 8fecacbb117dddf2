package dev.cinch.cli.demo;

import dev.cinch.cli.demo.Meter.Reading;
import dev.cinch.cli.demo.Summary.Clerks;
import dev.cinch.cli.demo.Summary.Found;
import dev.cinch.cli.follow.ReadPace;
import dev.cinch.cli.local.Addresses;
import dev.cinch.cli.news.News;
import dev.cinch.cli.news.News.PhaseMoved;
import dev.cinch.cli.news.NewsInOrder;
import dev.cinch.cli.news.Phase;
import dev.cinch.cli.news.PhaseStatus;
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
import org.jspecify.annotations.Nullable;

/** Carries the sample migration through all its phases over a shop at work. */
final class Demo {

  private static final String MIGRATION = "orders-reference-text";
  private static final int CLERKS = 4;
  private static final Duration BETWEEN = Duration.ofMillis(8);
  private static final Duration BETWEEN_READINGS = Duration.ofSeconds(1);
  private static final Duration STALLED = Duration.ofSeconds(90);

  private final Scene scene;
  private final Narrator narrator;
  private final Chronicle chronicle = new Chronicle();
  private final Meter meter;
  private final NewsInOrder news = new NewsInOrder(Clock.systemUTC());
  private @Nullable Reading filled;

  Demo(Scene scene, Narrator narrator) {
    this.scene = scene;
    this.narrator = narrator;
    this.meter = new Meter(scene.suite().shop().database());
  }

  /** Plays it to its end. */
  Summary play() {
    ExecutorService beside = Executors.newSingleThreadExecutor();
    try (ShopTraffic traffic =
        ShopTraffic.start(scene.suite().shop().database(), CLERKS, BETWEEN)) {
      shop("%d clerks place, change and cancel orders without a pause".formatted(CLERKS));
      Reading before = meter.read();
      follow(new Story(new ShopActors(traffic, scene.events()), this::shop, beside));
      return summary(before, traffic);
    } finally {
      beside.shutdownNow();
    }
  }

  private void shop(String deed) {
    narrator.deed("shop", deed);
  }

  private void follow(Story story) {
    Addresses addresses = scene.suite().addresses();
    try (KafkaNews following =
        KafkaNews.follow(
            MIGRATION,
            addresses.stack().kafkaBootstrap(),
            addresses.stack().registry(),
            news::add)) {
      HttpPlanner planner = new HttpPlanner(addresses.planner());
      planner.start(PlanFiles.only(ShopFiles.plan()));
      followToTheEnd(story, new ReadPace(planner, Clock.systemUTC()));
    }
  }

  private void followToTheEnd(Story story, ReadPace pace) {
    long quietSince = System.nanoTime();
    long paceRead = quietSince;
    while (!chronicle.hasArrived()) {
      News next = poll();
      if (next != null) {
        quietSince = System.nanoTime();
        hear(next, story);
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
    if (next instanceof PhaseMoved moved
        && moved.phase() == Phase.BACKFILL
        && moved.status() == PhaseStatus.DONE) {
      filled = meter.read();
    }
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

  private Summary summary(Reading before, ShopTraffic traffic) {
    Map<Long, Integer> remembered = traffic.stop();
    Inspection inspection = new Inspection(scene.suite().shop().database());
    return new Summary(
        before,
        filled == null ? before : filled,
        chronicle,
        new Clerks(CLERKS, traffic.statements(), traffic.longest(), traffic.errors()),
        new Found(inspection.columns(), inspection.compare(remembered), inspection.objections()));
  }
}
