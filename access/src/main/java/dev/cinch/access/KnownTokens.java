package dev.cinch.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The tokens of the settings. How long a look takes tells nothing about any of them. */
final class KnownTokens {

  private record Known(String sha256, Caller caller) {}

  private final List<Known> all;

  KnownTokens(AccessProperties properties, String service) {
    this.all =
        properties.tokens().entrySet().stream()
            .flatMap(
                entry ->
                    entry.getValue().sha256().stream()
                        .map(
                            hash ->
                                new Known(
                                    hash,
                                    Caller.withToken(
                                        entry.getKey(),
                                        entry.getValue().role(),
                                        entry.getValue().consumers(),
                                        service))))
            .toList();
  }

  /** Looks at all of them, whichever fits. */
  Optional<Caller> holder(String token) {
    byte[] sha256 = bytes(sha256(token));
    Optional<Caller> found = Optional.empty();
    for (Known known : all) {
      if (MessageDigest.isEqual(bytes(known.sha256()), sha256)) {
        found = Optional.of(known.caller());
      }
    }
    return found;
  }

  private static String sha256(String token) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(token)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Cannot hash a token: every JVM has SHA-256", missing);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
