package dev.cinch.target;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The named targets of a service.
 *
 * @param targets settings by name; plans and events carry the name only
 */
@ConfigurationProperties("cinch")
public record TargetProperties(@DefaultValue Map<String, TargetSettings> targets) {

  public TargetProperties {
    targets = Map.copyOf(targets);
  }
}
