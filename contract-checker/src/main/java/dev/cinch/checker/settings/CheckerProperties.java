package dev.cinch.checker.settings;

import jakarta.validation.constraints.NotBlank;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What this checker is.
 *
 * @param environment whose broker and registry it looks at; the environment of contracts that name
 *     none
 * @param group its consumer group on Cinch's own topics
 * @param noConsumers principals of the broker that may read topics and consume nothing, such as the
 *     checker's own
 */
@Validated
@ConfigurationProperties("cinch.checker")
public record CheckerProperties(
    @DefaultValue("production") @NotBlank String environment,
    @DefaultValue("cinch-checker") @NotBlank String group,
    @DefaultValue Set<String> noConsumers) {

  public CheckerProperties {
    noConsumers = Set.copyOf(noConsumers);
  }
}
