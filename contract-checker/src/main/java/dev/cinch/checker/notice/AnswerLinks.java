package dev.cinch.checker.notice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signed addresses at which owners answer: whoever holds one may answer its notice, and no other.
 */
public final class AnswerLinks {

  private static final String ALGORITHM = "HmacSHA256";

  private final @Nullable String publicUrl;
  private final @Nullable String secret;

  /**
   * @param publicUrl where owners reach this checker; null: there are no links
   * @param secret what links are signed with; null: there are no links
   */
  public AnswerLinks(@Nullable String publicUrl, @Nullable String secret) {
    this.publicUrl = publicUrl;
    this.secret = secret;
  }

  /** The link for a notice, where links can be made. */
  Optional<String> to(String notice) {
    return publicUrl == null || secret == null
        ? Optional.empty()
        : Optional.of(
            "%s/api/notices/%s/answer?signature=%s"
                .formatted(publicUrl.replaceAll("/+$", ""), notice, signature(secret, notice)));
  }

  /** Whether a link is of our making. */
  public boolean isSigned(String notice, String signature) {
    return secret != null
        && MessageDigest.isEqual(
            signature(secret, notice).getBytes(StandardCharsets.UTF_8),
            signature.getBytes(StandardCharsets.UTF_8));
  }

  private static String signature(String secret, String notice) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of()
          .formatHex(mac.doFinal(("answer " + notice).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
