package dev.cinch.planner.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A plan file's text, with the digest by which verdicts and commands name it. */
public record PlanText(String yaml, String digest) {

  public static PlanText of(String yaml) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(yaml.getBytes(StandardCharsets.UTF_8));
      return new PlanText(yaml, HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Cannot digest a plan: no SHA-256 here", impossible);
    }
  }
}
