package dev.cinch.checker.notice;

import dev.cinch.checker.gate.Change;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short names of facts. */
public final class Digest {

  private static final int LENGTH = 32;

  private Digest() {}

  /** The digest of what is proposed for an event: another schema is another proposal. */
  public static String of(Change change) {
    return of(
        change.topic(),
        change.subject(),
        change.field(),
        change.kind().name(),
        change.proposedSchema() == null ? "" : change.proposedSchema());
  }

  static String of(String... parts) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        sha256.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        sha256.update(bytes);
      }
      return HexFormat.of().formatHex(sha256.digest()).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
