package dev.cinch.checker.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Validation;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

class PropertiesTest {

  @Test
  void haveDefaultsThatWork() {
    assertThat(gate(Map.of()))
        .isEqualTo(
            new GateProperties(
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofMillis(500),
                4,
                Duration.ofSeconds(15),
                Map.of()));
    assertThat(checker(Map.of()))
        .isEqualTo(new CheckerProperties("production", "cinch-checker", Set.of(), Set.of()));
  }

  @Test
  void areAllRead() {
    assertThat(
            gate(
                Map.of(
                    "cinch.gate.recheck", "2s",
                    "cinch.gate.validity", "9s",
                    "cinch.gate.poll", "50ms",
                    "cinch.gate.at-once", "2",
                    "cinch.gate.time-out", "3s",
                    "cinch.gate.time-outs.[log.consumed]", "7s")))
        .isEqualTo(
            new GateProperties(
                Duration.ofSeconds(2),
                Duration.ofSeconds(9),
                Duration.ofMillis(50),
                2,
                Duration.ofSeconds(3),
                Map.of("log.consumed", Duration.ofSeconds(7))));
    assertThat(
            checker(
                Map.of(
                    "cinch.checker.environment", "staging",
                    "cinch.checker.group", "g",
                    "cinch.checker.no-consumers", "User:cinch",
                    "cinch.checker.unread-replicas", "spare,spare_slot")))
        .isEqualTo(
            new CheckerProperties(
                "staging", "g", Set.of("User:cinch"), Set.of("spare", "spare_slot")));
  }

  @Test
  void refuseWhatCanNotWork() {
    assertThatThrownBy(() -> gate(Map.of("cinch.gate.recheck", "0s")))
        .hasStackTraceContaining("must be longer than or equal to 100");
    assertThatThrownBy(() -> checker(Map.of("cinch.checker.environment", " ")))
        .hasStackTraceContaining("must not be blank");
    assertThatThrownBy(() -> gate(Map.of("cinch.gate.time-outs.[log.consumed]", "1ms")))
        .hasStackTraceContaining("must be longer than or equal to 100");
  }

  private static GateProperties gate(Map<String, String> settings) {
    return bind("cinch.gate", GateProperties.class, settings);
  }

  private static CheckerProperties checker(Map<String, String> settings) {
    return bind("cinch.checker", CheckerProperties.class, settings);
  }

  private static <T> T bind(String prefix, Class<T> type, Map<String, String> settings) {
    BindHandler validating =
        new ValidationBindHandler(
            new SpringValidatorAdapter(Validation.buildDefaultValidatorFactory().getValidator()));
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate(prefix, Bindable.of(type), validating);
  }
}
