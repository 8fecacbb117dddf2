package dev.cinch.cli.service;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns the pages of a list into one. */
final class Pages {

  private Pages() {}

  /**
   * One page with the entries of all, up to a number.
   *
   * @param list the name of the list on a page
   * @param most entries; {@code next} is kept where there are more
   * @param page gives the page after the one that ended so; null for the first
   */
  static JsonNode joined(String list, int most, Function<@Nullable String, JsonNode> page) {
    ObjectNode all = Caller.MAPPER.createObjectNode();
    ArrayNode entries = all.putArray(list);
    String next = null;
    do {
      JsonNode read = page.apply(next);
      read.path(list).forEach(entries::add);
      next = read.path("next").asString(null);
    } while (next != null && entries.size() < most);
    return all.put("next", next);
  }
}
