package dev.cinch.cli.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/**
 * The token of a run's planner, for the eyes of whoever runs it: others on the machine can reach
 * the planner, too.
 *
 * @param file where it stands
 */
record RunToken(Path file, String text) {

  private static final int BYTES = 32;

  /** The one that is kept there; made at the first time. */
  static RunToken keptIn(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, fresh());
    }
    return new RunToken(file, Files.readString(file));
  }

  private static String fresh() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What the planner is told of it: whose it is, and its hash. */
  Map<String, String> variables(String user) {
    String plain = user.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    String prefix = "CINCH_ACCESS_TOKENS_%s_".formatted(plain.isEmpty() ? "RUN" : plain);
    return Map.of(prefix + "ROLE", "approver", prefix + "SHA256", digest());
  }

  private String digest() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Cannot make a token: no SHA-256 here", impossible);
    }
  }

  /** Everything but the token. */
  @Override
  public String toString() {
    return "token in " + file;
  }
}
