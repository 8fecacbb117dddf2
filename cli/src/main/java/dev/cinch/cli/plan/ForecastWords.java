package dev.cinch.cli.plan;

import dev.cinch.cli.terminal.Figures;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a preview foresees, by names. */
final class ForecastWords {

  private ForecastWords() {}

  static Map<String, String> of(JsonNode preview) {
    JsonNode forecast = preview.path("forecast");
    Map<String, String> words = new LinkedHashMap<>();
    long pages = forecast.path("pages").asLong();
    if (pages == 0) {
      words.put("Each pass", "no row is written");
    } else {
      words.put(
          "Each pass",
          "about %s on %s, in %s"
              .formatted(
                  Figures.count(forecast.path("rows").asLong(), "row"),
                  Figures.count(pages, "page"),
                  Figures.count(forecast.path("ranges").asLong(), "range")));
      words.put(
          "Writes",
          "about %s of WAL; table and indexes grow by about %s"
              .formatted(
                  Figures.bytes(forecast.path("walBytes").asLong()),
                  Figures.bytes(forecast.path("diskBytes").asLong())));
    }
    List<String> readers =
        forecast.path("changeReaders").valueStream().map(JsonNode::asString).toList();
    if (!readers.isEmpty()) {
      words.put(
          "Change events",
          "about %s for each reader of slot %s"
              .formatted(
                  Figures.count(forecast.path("rows").asLong(), "event"),
                  String.join(", ", readers)));
    }
    String atCap = forecast.path("atCap").asString("");
    if (!atCap.isEmpty()) {
      words.put("Takes", Figures.span(Duration.parse(atCap)) + " at least, at the plan's cap");
    }
    words.put("No way back", noWayBack(preview.path("pointOfNoReturn").asString("")));
    return words;
  }

  private static String noWayBack(String phase) {
    return phase.isEmpty() ? "every phase can be taken back" : "from " + phase + " on";
  }
}
