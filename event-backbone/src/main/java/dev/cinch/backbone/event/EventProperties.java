package dev.cinch.backbone.event;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a service says of itself in its events.
 *
 * @param source the CloudEvents source of its events, a URI reference such as {@code
 *     cinch/planner}; distinct for each service on one broker
 * @param namespace comes before the names of the suite's topics and groups, so that several suites
 *     share a broker; all services of a suite have the same
 */
@ConfigurationProperties("cinch.backbone")
public record EventProperties(String source, @DefaultValue("") String namespace) {

  /** Refuses a service that does not say what it is. */
  public EventProperties {
    if (source == null || source.isBlank()) {
      throw new IllegalArgumentException(
          "Cannot send events: cinch.backbone.source is not set; name the service, such as cinch/planner");
    }
  }

  /** The source as one word, for names that allow no slash. */
  public String name() {
    return source.replaceAll("[^a-zA-Z0-9]+", "-");
  }
}
