package dev.cinch.planner.http.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CheckerPropertiesTest {

  @Test
  void knowsNoCheckerByDefault() throws IOException {
    CheckerProperties properties = bound(Map.of());

    assertThat(properties.address()).isEmpty();
    assertThat(properties.shown().authorization()).isEmpty();
    assertThat(properties.within()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void readsEachOfItsSettings() throws IOException {
    CheckerProperties properties =
        bound(
            Map.of(
                "cinch.checker.url", "http://checker:8082",
                "cinch.checker.token", "abc",
                "cinch.checker.within", "3s"));

    assertThat(properties.address()).hasValue(URI.create("http://checker:8082"));
    assertThat(properties.shown().authorization()).hasValue("Bearer abc");
    assertThat(properties.within()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void readsTheFileAnewEachTime(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "old\n");
    CheckerToken shown = bound(Map.of("cinch.checker.token-file", file.toString())).shown();

    assertThat(shown.authorization()).hasValue("Bearer old");
    Files.writeString(file, "new\n");
    assertThat(shown.authorization()).hasValue("Bearer new");
  }

  @Test
  void refusesTwoTokens() {
    assertThatThrownBy(
            () -> bound(Map.of("cinch.checker.token", "a", "cinch.checker.token-file", "b")))
        .hasRootCauseMessage(
            "Cannot choose a token for the contract checker: both cinch.checker.token and cinch.checker.token-file are set; set one");
  }

  @Test
  void tellsTheTokenToNobody() {
    assertThat(bound(Map.of("cinch.checker.token", "abc")).toString()).doesNotContain("abc");
  }

  private static CheckerProperties bound(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("cinch.checker", CheckerProperties.class);
  }
}
