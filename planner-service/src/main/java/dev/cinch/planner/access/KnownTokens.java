package dev.cinch.planner.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The tokens of the settings. How long a look takes tells nothing about any of them. */
final class KnownTokens {

  private record Known(byte[] hash, Caller caller) {}

  private final List<Known> all;

  KnownTokens(AccessProperties properties) {
    this.all =
        properties.tokens().entrySet().stream()
            .flatMap(
                entry ->
                    entry.getValue().sha256().stream()
                        .map(
                            hash ->
                                new Known(
                                    HexFormat.of().parseHex(hash),
                                    new Caller(entry.getKey(), entry.getValue().role()))))
            .toList();
  }

  /** Looks at all of them, whichever fits. */
  Optional<Caller> holder(String token) {
    byte[] hash = sha256(token);
    Optional<Caller> found = Optional.empty();
    for (Known known : all) {
      if (MessageDigest.isEqual(known.hash(), hash)) {
        found = Optional.of(known.caller());
      }
    }
    return found;
  }

  private static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Cannot hash a token: every JVM has SHA-256", missing);
    }
  }
}
