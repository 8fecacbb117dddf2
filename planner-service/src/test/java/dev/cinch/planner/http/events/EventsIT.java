package dev.cinch.planner.http.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.planner.support.Api;
import dev.cinch.planner.support.EventListener;
import dev.cinch.planner.support.EventListener.Heard;
import dev.cinch.planner.support.KnownChecker;
import dev.cinch.planner.support.OpenApi;
import dev.cinch.planner.support.Plans;
import dev.cinch.planner.support.RunningPlanner;
import dev.cinch.stack.access.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two planners on one database, and listeners that hear of them from outside. */
@Tag("wide")
class EventsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final RunningPlanner ONE = RunningPlanner.start(quickSettings());
  private static final RunningPlanner OTHER = RunningPlanner.start(ONE.sameSettings());

  private final Api otto = new Api(ONE.address(), Tokens.OPERATOR);
  private final Api atOther = new Api(OTHER.address(), Tokens.OPERATOR);

  private static Map<String, String> quickSettings() {
    Map<String, String> settings = RunningPlanner.settings();
    settings.put("cinch.http.events.interval", "100ms");
    settings.put("cinch.http.events.heartbeat", "1s");
    settings.put("cinch.http.events.stall", "2s");
    return settings;
  }

  @AfterAll
  static void stop() {
    ONE.close();
    OTHER.close();
  }

  @Test
  void tellsOfOneMigrationFromItsBeginning() throws IOException {
    begin("from-beginning");
    begin("not-asked-for");
    try (EventListener listener = listen(otto, "from-beginning", "")) {
      await().atMost(PATIENCE).until(() -> listener.history().contains("phase BACKFILL RUNNING"));

      assertThat(listener.history()).first().isEqualTo("started");
      assertThat(listener.history())
          .containsSubsequence("phase EXPAND RUNNING", "phase EXPAND DONE", "phase SYNC DONE");
      await().atMost(PATIENCE).until(() -> standings(listener).contains("BACKFILL"));
      assertThat(listener.heard())
          .allSatisfy(event -> assertThat(migration(event)).isEqualTo("from-beginning"))
          .allSatisfy(event -> assertThat(violations(event)).isEmpty());
      assertThat(listener.ids()).isSorted().doesNotHaveDuplicates();
    }
  }

  /** Commands go to both planners all the time, and the listener is cut off again and again. */
  @Test
  @SuppressWarnings("try") // cut off in the middle, on purpose
  void losesNothingAndRepeatsNothingWhereAListenerComesBackToAnotherPlanner() throws IOException {
    List<String> ids = List.of("resumed-a", "resumed-b", "resumed-c");
    ids.forEach(this::begin);
    List<Heard> heard = new ArrayList<>();
    String last = "0";
    for (int round = 0; round < 8; round++) {
      Api here = round % 2 == 0 ? otto : atOther;
      try (EventListener listener = EventListener.to(here, "/api/events", last)) {
        for (String id : ids) {
          (round % 2 == 0 ? atOther : otto)
              .command(id, round % 2 == 0 ? "{\"kind\": \"PAUSE\"}" : "{\"kind\": \"RESUME\"}");
        }
        int before = heard.size();
        await().atMost(PATIENCE).until(() -> listener.heard().size() + before > before);
        listener.close();
        await().atMost(PATIENCE).until(listener::isOver);
        heard.addAll(listener.heard());
        last = heard.get(heard.size() - 1).id() + "";
      }
    }
    String end = last;
    try (EventListener rest = EventListener.to(atOther, "/api/events", end)) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                List<Heard> all = new ArrayList<>(heard);
                all.addAll(rest.heard());
                ids.forEach(id -> assertThat(entries(all, id)).isEqualTo(historyOf(id)));
              });
      heard.addAll(rest.heard());
    }
    assertThat(heard.stream().map(Heard::id)).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void tellsOfAllMigrationsFromNowOn() throws IOException {
    begin("before-now");
    await()
        .atMost(PATIENCE)
        .until(() -> historyOf("before-now").stream().anyMatch(e -> e.contains("BACKFILL")));
    try (EventListener listener = EventListener.to(otto, "/api/events", "")) {
      await().atMost(PATIENCE).until(() -> !listener.lastId().isEmpty());
      begin("after-now");
      await().atMost(PATIENCE).until(() -> entries(listener.heard(), "after-now").size() > 3);

      assertThat(entries(listener.heard(), "before-now")).isEmpty();
    }
  }

  @Test
  void tellsWhoeverAsksWhenTheCheckerHasSomethingNew() throws IOException {
    try (EventListener asking = EventListener.to(otto, "/api/events?contracts=true", "");
        EventListener other = EventListener.to(otto, "/api/events", "")) {
      await().atMost(PATIENCE).until(() -> editions(asking).equals(List.of("with 57 to go")));
      KnownChecker.showsLag(3);
      await()
          .atMost(PATIENCE)
          .until(() -> editions(asking).equals(List.of("with 57 to go", "with 3 to go")));

      assertThat(other.lastId()).isNotEmpty();
      assertThat(editions(other)).isEmpty();
    } finally {
      KnownChecker.showsLag(57);
    }
  }

  private static List<String> editions(EventListener listener) {
    return listener.heard().stream()
        .filter(event -> event.name().equals("contracts"))
        .map(event -> event.data().path("edition").asString())
        .toList();
  }

  @Test
  void tellsOfCountersThatAnotherPlannerMovedButNotOfEachOfThem() throws IOException {
    begin("counted");
    try (EventListener listener = listen(otto, "counted", "")) {
      await().atMost(PATIENCE).until(() -> standings(listener).contains("BACKFILL"));
      otto.command("counted", "{\"kind\": \"PAUSE\"}");
      await().atMost(PATIENCE).until(() -> listener.history().contains("state PAUSED"));
      int before = listener.heard().size();
      Instant began = Instant.now();
      for (int rows = 1; rows <= 300; rows++) {
        ONE.inItsDatabase(
            "update migration set seq = seq + 1, progress = jsonb_set(progress, '{rows,seen}', '%d') where id = 'counted'"
                .formatted(rows));
      }
      await().atMost(PATIENCE).until(() -> rowsSeen(listener) == 300);

      long most = Duration.between(began, Instant.now()).toMillis() / 100 + 2;
      assertThat(listener.heard().size() - before).isBetween(1, (int) Math.min(most, 299));
    }
  }

  @Test
  void keepsASilentConnectionOpen() throws IOException {
    try (EventListener listener = EventListener.to(otto, "/api/events", "")) {
      await().atMost(PATIENCE).until(() -> listener.comments().size() >= 2);
      assertThat(listener.isOver()).isFalse();
    }
  }

  @Test
  void refusesAnIdThatNoEventHas() {
    EventListener listener = EventListener.to(otto, "/api/events", "999999999");

    assertThat(listener.status()).isEqualTo(400);
    assertThat(otto.send(otto.request("/api/events").header("Last-Event-ID", "abc")).text("code"))
        .isEqualTo("INVALID_VALUE");
    assertThat(otto.get("/api/migrations/nobody-knows/events").text("code"))
        .isEqualTo("UNKNOWN_MIGRATION");
  }

  /** Many connections that read nothing, and one that must not suffer from it. */
  @Tag("long")
  @Test
  void isHeldUpByNobodyWhoListensSlowly() throws IOException {
    beginWithMuchToTell("slow");
    Map<String, String> settings = new HashMap<>(ONE.sameSettings());
    settings.put("cinch.http.events.listeners", "150");
    try (RunningPlanner crowded = RunningPlanner.start(settings)) {
      List<Socket> sleepers = new ArrayList<>();
      try {
        int threads = Thread.activeCount();
        for (int number = 0; number < 149; number++) {
          sleepers.add(sleeper(crowded, "slow"));
        }
        Api awake = new Api(crowded.address(), Tokens.OPERATOR);
        try (EventListener listener = EventListener.to(awake, "/api/events", "")) {
          await().atMost(PATIENCE).until(() -> !listener.lastId().isEmpty());
          assertThat(awake.get("/api/events").status()).isEqualTo(503);
          begin("beside-slow");
          await().atMost(PATIENCE).until(() -> listener.history().contains("started"));
          assertThat(Thread.activeCount() - threads).isLessThan(60);
          await().atMost(PATIENCE).until(() -> gauge(awake, "cinch_planner_listeners") == 1);
        }
      } finally {
        for (Socket sleeper : sleepers) {
          sleeper.close();
        }
      }
    }
  }

  @Test
  void endsConnectionsInGoodOrderWhenThePlannerEnds() throws IOException {
    beginWithMuchToTell("slow-at-end");
    RunningPlanner ending = RunningPlanner.start(ONE.sameSettings());
    try (EventListener listener =
            EventListener.to(new Api(ending.address(), Tokens.VIEWER), "/api/events", "");
        Socket sleeper = sleeper(ending, "slow-at-end")) {
      await().atMost(PATIENCE).until(() -> !listener.lastId().isEmpty());
      assertThat(sleeper.isConnected()).isTrue();

      Instant began = Instant.now();
      ending.close();

      assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(20));
      await().atMost(PATIENCE).until(listener::isOver);
      assertThat(listener.endedWell()).isTrue();
    }
  }

  @Test
  void endsAConnectionAfterItsLifetime() throws IOException {
    Map<String, String> settings = new HashMap<>(ONE.sameSettings());
    settings.put("cinch.http.events.lifetime", "1s");
    try (RunningPlanner brief = RunningPlanner.start(settings);
        EventListener listener =
            EventListener.to(new Api(brief.address(), Tokens.VIEWER), "/api/events", "")) {
      await().atMost(PATIENCE).until(listener::isOver);
      assertThat(listener.endedWell()).isTrue();
    }
  }

  /** Asks for everything and reads nothing. */
  private static Socket sleeper(RunningPlanner planner, String id) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), planner.address().getPort()));
    OutputStream out = socket.getOutputStream();
    out.write(
        "GET /api/migrations/%s/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(id, Tokens.VIEWER)
            .getBytes(StandardCharsets.US_ASCII));
    InputStream in = socket.getInputStream();
    assertThat(new String(in.readNBytes(8), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1");
    return socket;
  }

  private static double gauge(Api api, String name) {
    return api.get("/actuator/prometheus")
        .response()
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElse(-1);
  }

  private void begin(String id) {
    ONE.withTable(Plans.table(id));
    assertThat(otto.start(Plans.plan(id)).status()).isEqualTo(201);
  }

  /** More than the buffers between here and there can hold. */
  private void beginWithMuchToTell(String id) {
    begin(id);
    ONE.inItsDatabase(
        "insert into history (migration, at, actor, attempt, what, reason, evidence) select '%s', now(), 'test', 1, 'state', repeat('x', 1000), '{}' from generate_series(1, 20000)"
            .formatted(id));
  }

  private static EventListener listen(Api api, String id, String lastId) {
    return EventListener.to(api, "/api/migrations/" + id + "/events", lastId);
  }

  private static String migration(Heard event) {
    return event.data().path(event.name().equals("history") ? "migration" : "id").asString();
  }

  private static List<String> violations(Heard event) {
    return OpenApi.published()
        .violations(event.name().equals("history") ? "HistoryEvent" : "Summary", event.data());
  }

  private static Set<String> standings(EventListener listener) {
    Set<String> phases = new HashSet<>();
    listener.heard().stream()
        .filter(event -> event.name().equals("migration"))
        .forEach(event -> phases.add(event.data().at("/standing/phase").asString("")));
    return phases;
  }

  private static int rowsSeen(EventListener listener) {
    return listener.heard().stream()
        .filter(event -> event.name().equals("migration"))
        .mapToInt(event -> event.data().at("/progress/rows/seen").asInt())
        .reduce(0, (first, last) -> last);
  }

  private static List<String> entries(List<Heard> events, String id) {
    return events.stream()
        .filter(event -> event.name().equals("history"))
        .filter(event -> migration(event).equals(id))
        .map(event -> event.data().path("entry").toString())
        .toList();
  }

  private List<String> historyOf(String id) {
    List<String> entries = new ArrayList<>();
    otto.get("/api/migrations/" + id + "/history").json().forEach(e -> entries.add(e.toString()));
    return entries;
  }
}
