package dev.cinch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.cli.service.HttpPlanner;
import dev.cinch.cli.service.PlanFiles;
import dev.cinch.shop.ShopFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("long")
class UpIT {

  private static final Pattern PLANNER = Pattern.compile("Planner +(http://\\S+)");

  private final Path folder;

  UpIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void findsItsDataAgain() throws IOException, InterruptedException {
    String data = folder.resolve("data").toString();
    try (CinchProcess up = CinchProcess.start(folder, "up", "--workers", "1", "--data", data)) {
      up.awaitSaying("Start a migration from a plan");
      assertThat(new HttpPlanner(planner(up)).start(PlanFiles.only(ShopFiles.plan())))
          .isEqualTo("orders-reference-text");
      await()
          .atMost(CinchProcess.PATIENCE)
          .untilAsserted(() -> assertThat(migration(up)).contains("\"status\":\"GATED\""));
      end(up, "TERM", 128 + 15);
    }
    try (CinchProcess up =
        CinchProcess.start(folder, "up", "--workers", "1", "--data", data, "--json")) {
      up.awaitSaying("\n}");
      assertThat(addresses(up).path("planner").asString()).isEqualTo(planner(up).toString());
      assertThat(addresses(up).at("/target/url").asString()).startsWith("jdbc:postgresql://");
      assertThat(migration(up)).contains("\"status\":\"GATED\"");
      end(up, "INT", 130);
    }
  }

  private static void end(CinchProcess up, String signal, int status)
      throws IOException, InterruptedException {
    Set<ProcessHandle> children = up.children();
    up.signal(signal);
    assertThat(up.awaitEnd()).isEqualTo(status);
    up.assertNothingIsLeft(children);
  }

  private static String migration(CinchProcess up) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(planner(up).resolve("/api/migrations/orders-reference-text"))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private static JsonNode addresses(CinchProcess up) {
    String output = up.output();
    return JsonMapper.shared().readTree(output.substring(output.indexOf("\n{")));
  }

  private static URI planner(CinchProcess up) {
    Matcher address = PLANNER.matcher(up.output());
    assertThat(address.find()).isTrue();
    return URI.create(address.group(1));
  }
}
