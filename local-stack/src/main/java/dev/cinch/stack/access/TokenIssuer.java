package dev.cinch.stack.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** An issuer of tokens (JWT): what it signs is real, whom it signs for is up to its user. */
public final class TokenIssuer implements AutoCloseable {

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final int KEY_BITS = 2048;

  private final HttpServer server;
  private final KeyPair key = newKey();

  public TokenIssuer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/.well-known/openid-configuration",
        exchange ->
            answer(
                exchange,
                "{\"issuer\": \"%s\", \"jwks_uri\": \"%s/keys\", \"subject_types_supported\": [\"public\"]}"
                    .formatted(address(), address())));
    server.createContext("/keys", exchange -> answer(exchange, publicKey()));
    server.start();
  }

  /**
   * What a token says.
   *
   * @param roles stand in {@code realm_access.roles}
   */
  public record Claims(
      String issuer, String audience, String subject, Instant expires, List<String> roles) {

    public Claims ofIssuer(String other) {
      return new Claims(other, audience, subject, expires, roles);
    }

    public Claims forAudience(String other) {
      return new Claims(issuer, other, subject, expires, roles);
    }

    public Claims about(String other) {
      return new Claims(issuer, audience, other, expires, roles);
    }

    public Claims until(Instant other) {
      return new Claims(issuer, audience, subject, other, roles);
    }

    public Claims withRoles(String... others) {
      return new Claims(issuer, audience, subject, expires, List.of(others));
    }

    private String json() {
      return "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"%s\",\"exp\":%d,\"realm_access\":{\"roles\":[%s]}}"
          .formatted(
              issuer,
              audience,
              subject,
              expires.getEpochSecond(),
              roles.stream().map(role -> "\"" + role + "\"").collect(Collectors.joining(",")));
    }
  }

  /** Claims that pass: of Ida, an operator. */
  public Claims claims() {
    return new Claims(
        address(), "cinch", "ida", Instant.now().plusSeconds(600), List.of("other", "operator"));
  }

  public String token(Claims claims) {
    return token(claims, key);
  }

  /** The same token with somebody else's signature. */
  public static String forged(Claims claims) {
    return token(claims, newKey());
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static String token(Claims claims, KeyPair key) {
    String signed =
        encoded("{\"alg\":\"RS256\",\"kid\":\"one\"}".getBytes(StandardCharsets.UTF_8))
            + "."
            + encoded(claims.json().getBytes(StandardCharsets.UTF_8));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + encoded(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Cannot sign a token", impossible);
    }
  }

  private static KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Cannot make a key: every JVM has RSA", impossible);
    }
  }

  private String publicKey() {
    RSAPublicKey known = (RSAPublicKey) key.getPublic();
    return "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"one\",\"use\":\"sig\",\"alg\":\"RS256\",\"n\":\"%s\",\"e\":\"%s\"}]}"
        .formatted(unsigned(known.getModulus()), unsigned(known.getPublicExponent()));
  }

  private static String unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int sign = bytes[0] == 0 ? 1 : 0;
    return encoded(Arrays.copyOfRange(bytes, sign, bytes.length));
  }

  private static String encoded(byte[] bytes) {
    return BASE64.encodeToString(bytes);
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
