package dev.cinch.planner.http.checker;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the contract checker is.
 *
 * @param url its address; without one the planner shows nothing of contracts
 * @param within how long it may take to answer
 */
@ConfigurationProperties("cinch.checker")
record CheckerProperties(@DefaultValue("") String url, @DefaultValue("10s") Duration within) {

  Optional<URI> address() {
    return url.isBlank() ? Optional.empty() : Optional.of(URI.create(url));
  }
}
