package dev.cinch.checker.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the gate works.
 *
 * @param recheck how often a question is asked again while it is not passed
 * @param validity how long a verdict counts; at least twice the recheck
 * @param poll how often the gate looks for questions whose time has come
 * @param atOnce how many questions are answered side by side, so that one whose target or topic is
 *     slow keeps no other waiting
 * @param timeOut how long a check may take on one change
 * @param timeOuts the same, for single checks by id
 */
@Validated
@ConfigurationProperties("cinch.gate")
public record GateProperties(
    @DefaultValue("1m") @DurationMin(millis = 100) Duration recheck,
    @DefaultValue("5m") @DurationMin(millis = 200) Duration validity,
    @DefaultValue("500ms") @DurationMin(millis = 10) Duration poll,
    @DefaultValue("4") @Min(1) @Max(64) int atOnce,
    @DefaultValue("15s") @DurationMin(millis = 100) Duration timeOut,
    @DefaultValue Map<String, @NotNull @DurationMin(millis = 100) Duration> timeOuts) {

  public GateProperties {
    timeOuts = Map.copyOf(timeOuts);
  }
}
