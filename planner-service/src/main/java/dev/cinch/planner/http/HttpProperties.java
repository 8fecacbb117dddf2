package dev.cinch.planner.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What callers may ask of one planner.
 *
 * @param body longest body that is read
 * @param events how they are told what happens
 */
@ConfigurationProperties("cinch.http")
public record HttpProperties(@DefaultValue("1MB") DataSize body, @DefaultValue Events events) {

  /**
   * How listeners are told what happens.
   *
   * @param listeners most at a time
   * @param interval how long what happens may wait, and a migration's counters do
   * @param heartbeat longest silence on a connection
   * @param stall how long a listener may take nothing before it is dropped
   * @param lifetime after which a connection ends, so that its listener shows its token again
   */
  public record Events(
      @DefaultValue("200") int listeners,
      @DefaultValue("500ms") Duration interval,
      @DefaultValue("15s") Duration heartbeat,
      @DefaultValue("30s") Duration stall,
      @DefaultValue("30m") Duration lifetime) {

    public Events {
      if (listeners < 0) {
        throw new IllegalArgumentException(
            "Cannot serve %d listeners: cinch.http.events.listeners is 0 or more"
                .formatted(listeners));
      }
      if (interval.toMillis() < 1) {
        throw new IllegalArgumentException(
            "Cannot look each %s for what happens: cinch.http.events.interval is 1ms or more"
                .formatted(interval));
      }
    }
  }
}
