package dev.cinch.checker.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How owners of consumers are told.
 *
 * @param publicUrl where owners reach this checker, for links at which to answer; none without
 * @param linkSecret what such links are signed with; none without
 * @param webhookSecret what webhooks are signed with; without it none is brought, and all are kept
 * @param allowedNetworks networks that are not public and may be told all the same, such as {@code
 *     10.1.0.0/16}
 * @param firstPause pause after the first try that fails; doubled after each further one
 * @param longestPause the longest pause
 */
@Validated
@ConfigurationProperties("cinch.notices")
public record NoticeProperties(
    @Nullable URI publicUrl,
    @Nullable String linkSecret,
    @Nullable String webhookSecret,
    @DefaultValue List<String> allowedNetworks,
    @DefaultValue("1s") @DurationMin(millis = 10) Duration firstPause,
    @DefaultValue("1h") @DurationMin(millis = 10) Duration longestPause) {

  private static final int SHORTEST_SECRET = 32;

  public NoticeProperties {
    allowedNetworks = List.copyOf(allowedNetworks);
    refuseShort("link-secret", linkSecret);
    refuseShort("webhook-secret", webhookSecret);
  }

  private static void refuseShort(String name, @Nullable String secret) {
    if (secret != null && secret.length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "Cannot sign by cinch.notices.%s: it needs at least %d characters"
              .formatted(name, SHORTEST_SECRET));
    }
  }

  @Override
  public String toString() {
    return "NoticeProperties[publicUrl=%s, linkSecret=%s, webhookSecret=%s, allowedNetworks=%s]"
        .formatted(
            publicUrl,
            linkSecret == null ? "none" : "(set)",
            webhookSecret == null ? "none" : "(set)",
            allowedNetworks);
  }
}
