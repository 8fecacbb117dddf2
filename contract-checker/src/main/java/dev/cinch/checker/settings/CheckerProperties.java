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
 * @param unreadReplicas names of the targets' physical replicas of which nobody reads, such as
 *     those that only wait to take over
 */
@Validated
@ConfigurationProperties("cinch.checker")
public record CheckerProperties(
    @DefaultValue("production") @NotBlank String environment,
    @DefaultValue("cinch-checker") @NotBlank String group,
    @DefaultValue Set<String> noConsumers,
    @DefaultValue Set<String> unreadReplicas) {

  public CheckerProperties {
    noConsumers = Set.copyOf(noConsumers);
    unreadReplicas = Set.copyOf(unreadReplicas);
  }
}
