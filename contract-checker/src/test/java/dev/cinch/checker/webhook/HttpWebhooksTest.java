package dev.cinch.checker.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.ChangeKind;
import dev.cinch.checker.gate.Phase;
import dev.cinch.checker.gate.Samples;
import dev.cinch.checker.notice.Notice;
import dev.cinch.checker.notice.Notice.Addressee;
import dev.cinch.checker.notice.Notice.Affair;
import dev.cinch.checker.notice.Notice.Wording;
import dev.cinch.checker.notice.NoticeOccasion;
import dev.cinch.checker.notice.Webhooks.NotDelivered;
import dev.cinch.checker.webhook.HttpWebhooks.Names;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Notices as they go over the wire, to a server of our own. */
class HttpWebhooksTest {

  private static final String SECRET = "a secret of more than thirty-two letters";
  private static final List<String> LOOPBACK = List.of("127.0.0.0/8");

  private final List<String> bodies = new ArrayList<>();
  private final List<String> signatures = new ArrayList<>();
  private final List<String> hosts = new ArrayList<>();
  private final List<String> types = new ArrayList<>();
  private final List<String> lookedUp = new ArrayList<>();
  private HttpServer server = unstarted();
  private int answer = 204;

  private static HttpServer unstarted() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (java.io.IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  @BeforeEach
  void start() {
    server.createContext(
        "/",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          signatures.add(exchange.getRequestHeaders().getFirst("Cinch-Signature"));
          hosts.add(exchange.getRequestHeaders().getFirst("Host"));
          types.add(exchange.getRequestHeaders().getFirst("Content-Type"));
          exchange.getResponseHeaders().add("Location", "http://elsewhere.test/");
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void bringsACloudEventThatIsSigned() throws Exception {
    webhooks(LOOPBACK, name -> loopback())
        .bring(notice(), "http://hooks.test:%d/in?x=1".formatted(port()));

    JsonNode event = JsonMapper.builder().build().readTree(bodies.get(0));
    assertThat(event.get("specversion").asString()).isEqualTo("1.0");
    assertThat(event.get("type").asString()).isEqualTo("dev.cinch.contract.notice.v1");
    assertThat(event.get("id").asString()).isEqualTo("n1");
    assertThat(event.get("subject").asString()).isEqualTo("billing");
    assertThat(event.get("data").get("diff").get(0).asString()).isEqualTo("tier: REQUIRE_FIELD");
    assertThat(event.get("data").get("message").asString()).isEqualTo("a field is required");
    assertThat(types).containsExactly("application/cloudevents+json; charset=utf-8");
    assertThat(hosts).containsExactly("hooks.test:" + port());
    long seconds = Samples.NOW.getEpochSecond();
    assertThat(signatures)
        .containsExactly("t=%d,v1=%s".formatted(seconds, hmac(seconds + "." + bodies.get(0))));
  }

  @Test
  void goesNowhereThatIsNotPublicAndSaysWhereThatWasNot() {
    assertThatThrownBy(
            () -> webhooks(List.of(), name -> loopback()).bring(notice(), address("hooks.test")))
        .isInstanceOf(NotDelivered.class)
        .hasMessage(
            "hooks.test is at 127.0.0.1, which is not public; allow its network in cinch.notices.allowed-networks if it is meant");
    assertThatThrownBy(
            () ->
                webhooks(List.of(), InetAddress::getAllByName)
                    .bring(notice(), address("127.0.0.1")))
        .isInstanceOf(NotDelivered.class);
    assertThatThrownBy(
            () ->
                webhooks(List.of(), InetAddress::getAllByName)
                    .bring(notice(), address("localhost")))
        .isInstanceOf(NotDelivered.class);
    assertThat(bodies).isEmpty();
  }

  @Test
  void refusesANameOfWhichOneAddressIsNotPublic() throws Exception {
    InetAddress open = InetAddress.getByAddress(new byte[] {93, (byte) 184, (byte) 216, 34});

    assertThatThrownBy(
            () ->
                webhooks(
                        List.of(),
                        name -> new InetAddress[] {open, InetAddress.getLoopbackAddress()})
                    .bring(notice(), address("hooks.test")))
        .isInstanceOf(NotDelivered.class)
        .hasMessageContaining("127.0.0.1");
  }

  @Test
  void connectsToTheAddressThatItHasLookedAtThoughTheNameHasAnotherNow() {
    Names rebinding =
        name -> {
          lookedUp.add(name);
          return loopback();
        };

    webhooks(LOOPBACK, rebinding).bring(notice(), address("nowhere.invalid"));

    assertThat(lookedUp).containsExactly("nowhere.invalid");
    assertThat(bodies).hasSize(1);
  }

  @Test
  void followsNoRedirectionAndTakesNothingButSuccessForOne() {
    for (int status : new int[] {302, 404, 500}) {
      answer = status;
      assertThatThrownBy(
              () -> webhooks(LOOPBACK, name -> loopback()).bring(notice(), address("hooks.test")))
          .isInstanceOf(NotDelivered.class)
          .hasMessage("hooks.test answered " + status);
    }
    answer = 200;
    assertThatCode(
            () -> webhooks(LOOPBACK, name -> loopback()).bring(notice(), address("hooks.test")))
        .doesNotThrowAnyException();
  }

  @Test
  void saysThatNobodyIsThere() {
    server.stop(0);

    assertThatThrownBy(
            () -> webhooks(LOOPBACK, name -> loopback()).bring(notice(), address("hooks.test")))
        .isInstanceOf(NotDelivered.class)
        .hasMessageStartingWith("hooks.test can't be reached: ");
  }

  @Test
  void refusesWhatIsNoAddressOfAWebServer() {
    for (String address :
        new String[] {"ftp://hooks.test/", "http://user:word@hooks.test/", "http:///x"}) {
      assertThatThrownBy(() -> webhooks(LOOPBACK, name -> loopback()).bring(notice(), address))
          .isInstanceOf(NotDelivered.class);
    }
  }

  @Test
  void bringsNothingUnsigned() {
    assertThatThrownBy(
            () ->
                new HttpWebhooks(LOOPBACK, null, Clock.systemUTC())
                    .bring(notice(), address("127.0.0.1")))
        .isInstanceOf(NotDelivered.class)
        .hasMessageContaining("cinch.notices.webhook-secret");
  }

  private HttpWebhooks webhooks(List<String> allowed, Names names) {
    return new HttpWebhooks(allowed, SECRET, Clock.fixed(Samples.NOW, ZoneOffset.UTC), names);
  }

  private String address(String host) {
    return "http://%s:%d/".formatted(host, port());
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private static InetAddress[] loopback() {
    return new InetAddress[] {InetAddress.getLoopbackAddress()};
  }

  private static @Nullable String hmac(String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Notice notice() {
    Change change = Samples.change(ChangeKind.REQUIRE_FIELD, "\"int\"");
    return new Notice(
        "n1",
        new Addressee("test", "billing", "team-billing", null),
        new Affair("m1", 1, "digest", Phase.TIGHTEN, NoticeOccasion.PLANNED),
        change,
        "proposal",
        new Wording(
            "a field is required",
            "Answer.",
            List.of("tier: REQUIRE_FIELD"),
            List.of("tier"),
            null),
        Samples.NOW);
  }
}
