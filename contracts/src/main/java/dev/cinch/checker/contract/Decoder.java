package dev.cinch.checker.contract;

import dev.cinch.checker.compatibility.Compatibility;
import dev.cinch.checker.compatibility.Leniency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The decoder that a consumer is deployed with, as far as its contract says. What it forgives is
 * taken for known only of Avro for Java; of a version that is not named, only what every version in
 * use forgives.
 *
 * @param java whether it is Avro for Java
 * @param minor the library's version 1.x; null where it is not known
 * @param patch the last part of that version; 0 where the minor is not known
 */
public record Decoder(boolean java, @Nullable Integer minor, int patch) {

  private static final Set<String> USERS_OF_AVRO_FOR_JAVA = Set.of("java", "kotlin", "scala");
  private static final Pattern AVRO_1 =
      Pattern.compile("\\bavro[ :/@-]+1\\.(\\d{1,4})\\.(\\d{1,4})");

  public static Decoder of(Deployment deployment) {
    boolean java =
        Optional.ofNullable(deployment.language())
            .map(language -> USERS_OF_AVRO_FOR_JAVA.contains(language.toLowerCase(Locale.ROOT)))
            .orElse(false);
    Matcher version =
        AVRO_1.matcher(
            Optional.ofNullable(deployment.library()).orElse("").toLowerCase(Locale.ROOT));
    return version.find()
        ? new Decoder(java, Integer.valueOf(version.group(1)), Integer.parseInt(version.group(2)))
        : new Decoder(java, null, 0);
  }

  /** What the reading relies on and this decoder is not known to forgive. */
  public List<Leniency> mayFailOn(Compatibility compatibility) {
    return compatibility.reliesOn().stream()
        .filter(leniency -> !forgives(leniency))
        .sorted()
        .toList();
  }

  private boolean forgives(Leniency leniency) {
    return java
        && switch (leniency) {
          case ALIAS, NAME -> true;
          case ENUM_DEFAULT -> minor == null || minor >= 9;
          case SHORT_ELEMENTS -> minor != null && isBefore(12, 2);
          case TANGLED_RECURSION -> minor != null && minor >= 12;
        };
  }

  private boolean isBefore(int otherMinor, int otherPatch) {
    return minor != null && (minor < otherMinor || (minor == otherMinor && patch < otherPatch));
  }
}
