package dev.cinch.checker.webhook;

import dev.cinch.checker.notice.Notice;
import dev.cinch.checker.notice.Webhooks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings notices as CloudEvents in structured mode, signed: {@code Cinch-Signature: t=<seconds>,
 * v1=<HMAC-SHA-256 of "t.body", hexadecimal>}.
 */
public final class HttpWebhooks implements Webhooks {

  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final String ALGORITHM = "HmacSHA256";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final AddressPolicy policy;
  private final Names names;
  private final @Nullable String secret;
  private final Clock clock;
  private final PinnedPost post = new PinnedPost(PATIENCE);

  /**
   * @param allowed networks that are not public, and allowed all the same
   * @param secret what bodies are signed with; null: nothing is brought
   */
  public HttpWebhooks(List<String> allowed, @Nullable String secret, Clock clock) {
    this(allowed, secret, clock, InetAddress::getAllByName);
  }

  HttpWebhooks(List<String> allowed, @Nullable String secret, Clock clock, Names names) {
    this.policy = new AddressPolicy(allowed);
    this.names = names;
    this.secret = secret;
    this.clock = clock;
  }

  /** Looks names up. */
  @FunctionalInterface
  interface Names {
    InetAddress[] addresses(String name) throws UnknownHostException;
  }

  @Override
  public void bring(Notice notice, String address) {
    if (secret == null) {
      throw new NotDelivered(
          "there is no secret to sign it with; set cinch.notices.webhook-secret");
    }
    URI uri = checked(address);
    byte[] body = JSON.writeValueAsBytes(event(notice));
    try {
      int status = post.send(uri, lookUp(uri.getHost()), headers(body, secret), body);
      if (status < 200 || status > 299) {
        throw new NotDelivered("%s answered %d".formatted(uri.getHost(), status));
      }
    } catch (IOException failure) {
      throw new NotDelivered("%s can't be reached: %s".formatted(uri.getHost(), failure));
    }
  }

  private static URI checked(String address) {
    try {
      URI uri = new URI(address);
      if (uri.getHost() == null
          || !SCHEMES.contains(String.valueOf(uri.getScheme()))
          || uri.getRawUserInfo() != null) {
        throw new NotDelivered("it is no address of a web server: " + address);
      }
      return uri;
    } catch (URISyntaxException malformed) {
      throw new NotDelivered("it is no address: " + malformed.getMessage());
    }
  }

  /** Looked up once: what was looked at is what is connected to. */
  private InetAddress lookUp(String host) throws UnknownHostException {
    InetAddress[] addresses = names.addresses(host.replaceAll("^\\[|]$", ""));
    for (InetAddress address : addresses) {
      if (!policy.allows(address)) {
        throw new NotDelivered(
            "%s is at %s, which is not public; allow its network in cinch.notices.allowed-networks if it is meant"
                .formatted(host, address.getHostAddress()));
      }
    }
    return addresses[0];
  }

  private Map<String, String> headers(byte[] body, String key) {
    long seconds = clock.instant().getEpochSecond();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/cloudevents+json; charset=utf-8");
    headers.put("Cinch-Signature", "t=%d,v1=%s".formatted(seconds, sign(seconds, body, key)));
    headers.put("User-Agent", "cinch-checker");
    return headers;
  }

  private static String sign(long seconds, byte[] body, String key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, @Nullable Object> event(Notice notice) {
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("specversion", "1.0");
    event.put("id", notice.id());
    event.put("source", "cinch/checker");
    event.put("type", "dev.cinch.contract.notice.v1");
    event.put("subject", notice.addressee().consumer());
    event.put("time", notice.at().toString());
    event.put("datacontenttype", "application/json");
    event.put("data", data(notice));
    return event;
  }

  private static Map<String, @Nullable Object> data(Notice notice) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("notice", notice.id());
    data.put("environment", notice.addressee().environment());
    data.put("consumer", notice.addressee().consumer());
    data.put("owner", notice.addressee().owner());
    data.put("migration", notice.affair().migration());
    data.put("attempt", notice.affair().attempt());
    data.put("phase", notice.affair().phase().name());
    data.put("occasion", notice.affair().occasion().name());
    data.put("topic", notice.change().topic());
    data.put("subject", notice.change().subject());
    data.put("field", notice.change().field());
    data.put("change", notice.change().kind().name());
    data.put("fields", notice.wording().fields());
    data.put("diff", notice.wording().diff());
    data.put("message", notice.wording().message());
    data.put("toDo", notice.wording().toDo());
    data.put("answerLink", notice.wording().answerLink());
    return data;
  }
}
