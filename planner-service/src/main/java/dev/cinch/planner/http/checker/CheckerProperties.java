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
 * @param token what it is shown; it needs the operator's role there, since owners answer through
 *     the planner
 * @param tokenFile the file that holds the token instead
 * @param within how long it may take to answer
 */
@ConfigurationProperties("cinch.checker")
record CheckerProperties(
    @DefaultValue("") String url,
    @DefaultValue("") String token,
    @DefaultValue("") String tokenFile,
    @DefaultValue("10s") Duration within) {

  CheckerProperties {
    shown(token, tokenFile);
  }

  Optional<URI> address() {
    return url.isBlank() ? Optional.empty() : Optional.of(URI.create(url));
  }

  CheckerToken shown() {
    return shown(token, tokenFile);
  }

  private static CheckerToken shown(String token, String tokenFile) {
    return new CheckerToken(token, tokenFile);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "CheckerProperties[%s, %s, within %s]".formatted(url, shown(), within);
  }
}
