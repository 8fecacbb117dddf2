package dev.cinch.stack.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens of three people and of a consumer, one for each role. */
public final class Tokens {

  public static final String VIEWER = "token-of-vera";
  public static final String CONSUMER = "token-of-kit";
  public static final String OPERATOR = "token-of-otto";
  public static final String APPROVER = "token-of-anna";

  private Tokens() {}

  /** Settings of a service that knows all four. */
  public static Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    add(settings, "vera", "viewer", VIEWER);
    add(settings, "kit", "consumer", CONSUMER);
    settings.put("cinch.access.tokens.kit.consumers", "billing,nothing");
    add(settings, "otto", "operator", OPERATOR);
    add(settings, "anna", "approver", APPROVER);
    return settings;
  }

  public static void add(Map<String, String> settings, String name, String role, String token) {
    settings.put("cinch.access.tokens." + name + ".role", role);
    settings.put("cinch.access.tokens." + name + ".sha256", sha256(token));
  }

  public static String sha256(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
