package dev.cinch.target.change;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a comment says, on the sync function or on the new column: which migration writes here,
 * under which epoch, by which expression. A writer compares the whole text inside its own
 * statement; where it differs, or is gone, the statement writes nothing.
 *
 * @param digest SHA-256 of the forward expressions, hexadecimal
 */
public record Marker(String migration, long epoch, String digest) {

  private static final Pattern TEXT =
      Pattern.compile(
          "cinch (?<migration>\\S+) epoch=(?<epoch>\\d{1,18}) expression=(?<digest>[0-9a-f]{64})"
              + "(?: round=[0-9a-f]{8} passed=\\d+ )?(?:%s)?".formatted(Ownership.ANALYZED));

  public Marker {
    if (epoch < 0) {
      throw new IllegalArgumentException("Cannot mark a negative epoch: " + epoch);
    }
  }

  /** Empty where the text is not a marker of ours. */
  public static Optional<Marker> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Marker(
            matcher.group("migration"),
            Long.parseLong(matcher.group("epoch")),
            matcher.group("digest")));
  }

  /** The text of the marker in force. */
  public String text() {
    return "cinch %s epoch=%d expression=%s".formatted(migration, epoch, digest);
  }

  /**
   * The text while the epoch is being raised: equal to no marker in force, so that neither the
   * older nor the newer epoch writes until all earlier writers have ended.
   */
  String passing(int leaves, String round) {
    return "%s round=%s passed=%d ".formatted(text(), round, leaves);
  }
}
