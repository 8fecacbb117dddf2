package dev.cinch.planner.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A plan's text, with the digest by which verdicts and commands name it.
 *
 * @param yaml the file; of several, what they come to together
 * @param places where each value stands in the file that it comes from
 */
public record PlanText(String yaml, String digest, Places places) {

  static PlanText of(String yaml, Places places) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(yaml.getBytes(StandardCharsets.UTF_8));
      return new PlanText(yaml, HexFormat.of().formatHex(digest), places);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Cannot digest a plan: no SHA-256 here", impossible);
    }
  }
}
