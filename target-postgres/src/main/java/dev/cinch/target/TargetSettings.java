package dev.cinch.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.ConstructorBinding;

/**
 * How one target is reached.
 *
 * @param url JDBC address, such as {@code jdbc:postgresql://host:5432/shop?sslmode=verify-full};
 *     without user and password
 * @param username login role
 * @param password its password; this or a password file, not both
 * @param passwordFile file whose first line is the password, read anew at each connect, so that a
 *     changed secret needs no restart
 * @param role role that the planner's connections take after login, where the login role does not
 *     own the tables itself; none by default
 * @param workers role that workers log in with, or inherit their rights from; the planner looks
 *     before a migration begins whether it has them. None by default: it does not look
 * @param rehearsal whether the database is a copy on which plans may be rehearsed, RETIRE included
 */
public record TargetSettings(
    String url,
    String username,
    @Nullable String password,
    @Nullable Path passwordFile,
    @Nullable String role,
    @Nullable String workers,
    boolean rehearsal) {

  private static final String PREFIX = "jdbc:postgresql:";
  private static final Pattern SECRET = Pattern.compile("(?i)[?&](user|\\w*password)=");
  private static final Pattern LOGIN_IN_ADDRESS = Pattern.compile("//[^/?]*@");

  /** A database that is nobody's rehearsal, and whose workers are not known. */
  public TargetSettings(
      String url,
      String username,
      @Nullable String password,
      @Nullable Path passwordFile,
      @Nullable String role) {
    this(url, username, password, passwordFile, role, null, false);
  }

  @ConstructorBinding
  public TargetSettings {
    // a binder passes null for what is not configured
    refuseIf(url == null || url.isBlank(), "url", "it is not set");
    refuseIf(
        !url.toLowerCase(Locale.ROOT).startsWith(PREFIX),
        "url",
        "it does not begin with " + PREFIX);
    refuseIf(
        SECRET.matcher(url).find() || LOGIN_IN_ADDRESS.matcher(url).find(),
        "url",
        "it carries a user or a password; these have settings of their own");
    refuseIf(username == null || username.isBlank(), "username", "it is not set");
    refuseIf(
        (password == null) == (passwordFile == null),
        "password",
        "exactly one of password and password-file has to be set");
  }

  private static void refuseIf(boolean wrong, String setting, String why) {
    if (wrong) {
      throw new IllegalArgumentException(
          "Cannot use cinch.targets.<name>.%s: %s".formatted(setting, why));
    }
  }

  /** The password as it is at this moment. */
  String currentPassword() throws IOException {
    if (passwordFile == null) {
      return password == null ? "" : password;
    }
    return Files.readString(passwordFile).lines().findFirst().orElse("");
  }

  /** Everything but the password. */
  @Override
  public String toString() {
    return "TargetSettings[url=%s, username=%s, password=%s, role=%s]"
        .formatted(url, username, passwordFile == null ? "(set)" : passwordFile, role);
  }
}
