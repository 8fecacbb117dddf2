package dev.cinch.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TargetPropertiesTest {

  private static final String SECRET = "s3cret-of-shop";

  private static TargetProperties bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("cinch", TargetProperties.class);
  }

  private static Map<String, String> shop(String... overrides) {
    Map<String, String> properties = new HashMap<>();
    properties.put("cinch.targets.shop.url", "jdbc:postgresql://db:5432/shop?sslmode=verify-full");
    properties.put("cinch.targets.shop.username", "cinch");
    properties.put("cinch.targets.shop.password", SECRET);
    for (int i = 0; i < overrides.length; i += 2) {
      if (overrides[i + 1].equals("-")) {
        properties.remove("cinch.targets.shop." + overrides[i]);
      } else {
        properties.put("cinch.targets.shop." + overrides[i], overrides[i + 1]);
      }
    }
    return properties;
  }

  @Test
  void hasNoTargetByDefault() {
    assertThat(bind(Map.of()).targets()).isEmpty();
  }

  @Test
  void takesNoTargetForOneOfRehearsalsUnlessTold() {
    assertThat(new Targets(bind(shop())).forRehearsals()).isEmpty();
    assertThat(new Targets(bind(shop("rehearsal", "true"))).forRehearsals())
        .containsExactly("shop");
  }

  @Test
  void bindsEachSetting() {
    Map<String, String> properties =
        shop("password", "-", "password-file", "/run/secrets/shop", "role", "shop_owner");

    assertThat(bind(properties).targets())
        .containsOnlyKeys("shop")
        .containsEntry(
            "shop",
            new TargetSettings(
                "jdbc:postgresql://db:5432/shop?sslmode=verify-full",
                "cinch",
                null,
                Path.of("/run/secrets/shop"),
                "shop_owner"));
    assertThat(bind(shop()).targets().get("shop"))
        .satisfies(
            settings -> {
              assertThat(settings.password()).isEqualTo(SECRET);
              assertThat(settings.passwordFile()).isNull();
              assertThat(settings.role()).isNull();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "url | - | Cannot use cinch.targets.<name>.url: it is not set",
        "url | jdbc:mysql://db/shop | Cannot use cinch.targets.<name>.url: it does not begin with"
            + " jdbc:postgresql:",
        "username | - | Cannot use cinch.targets.<name>.username: it is not set",
        "password | - | Cannot use cinch.targets.<name>.password: exactly one of password and"
            + " password-file has to be set",
        "password-file | /run/secrets/shop | Cannot use cinch.targets.<name>.password: exactly one"
            + " of password and password-file has to be set"
      })
  void refusesWhatCannotWork(String setting, String value, String message) {
    assertThatThrownBy(() -> bind(shop(setting, value)))
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/shop?password=" + SECRET,
        "jdbc:postgresql://db/shop?sslmode=require&user=a&password=" + SECRET,
        "jdbc:postgresql://db/shop?sslpassword=" + SECRET,
        "jdbc:postgresql://cinch:" + SECRET + "@db/shop"
      })
  void refusesSecretsInTheAddressAndDoesNotRepeatThem(String url) {
    assertThatThrownBy(() -> bind(shop("url", url)))
        .satisfies(TargetPropertiesTest::tellsNoSecret)
        .rootCause()
        .hasMessage(
            "Cannot use cinch.targets.<name>.url: it carries a user or a password; these have"
                + " settings of their own");
  }

  @Test
  void neverTellsThePassword() {
    TargetProperties properties = bind(shop());

    assertThat(properties.toString()).contains("password=(set)").doesNotContain(SECRET);
    assertThat(new Targets(properties).get("shop").toString()).isEqualTo("target \"shop\"");
    assertThatThrownBy(() -> bind(shop("password-file", "/run/secrets/shop")))
        .satisfies(TargetPropertiesTest::tellsNoSecret);
  }

  @Test
  void readsThePasswordFileAnewEachTime(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("password");
    TargetSettings settings = new TargetSettings("jdbc:postgresql:shop", "cinch", null, file, null);

    Files.writeString(file, "first\n");
    assertThat(settings.currentPassword()).isEqualTo("first");
    Files.writeString(file, "second");
    assertThat(settings.currentPassword()).isEqualTo("second");
  }

  @Test
  void namesTheTargetsThatAreKnown() {
    Map<String, String> properties = shop();
    shop().forEach((key, value) -> properties.put(key.replace("shop", "archive"), value));
    properties.put("cinch.targets.archive.url", "jdbc:postgresql:archive");
    Targets targets = new Targets(bind(properties));

    assertThat(targets.names()).containsExactly("archive", "shop");
    assertThat(targets.get("archive").name()).isEqualTo("archive");
    assertThatThrownBy(() -> targets.get("shpo"))
        .isInstanceOf(UnknownTargetException.class)
        .hasMessage(
            "Cannot use target \"shpo\": it is not configured; the configured ones are archive,"
                + " shop");
    assertThatThrownBy(() -> new Targets(bind(Map.of())).get("shop"))
        .hasMessage(
            "Cannot use target \"shop\": it is not configured; no target is, set"
                + " cinch.targets.<name>.url");
  }

  private static void tellsNoSecret(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      assertThat(cause.toString()).doesNotContain(SECRET);
    }
  }
}
