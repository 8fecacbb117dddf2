package dev.cinch.cli;

import dev.cinch.cli.terminal.Terminal;
import dev.cinch.stack.suite.Login;
import dev.cinch.target.TargetSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a database is reached that the command itself talks to. */
final class TargetLogin {

  private static final Pattern SECRET = Pattern.compile("(?i)[?&]\\w*password=|//[^/?]*:[^/?]*@");
  private static final Pattern USER = Pattern.compile("(?i)([?&])user=([^&]*)&?");
  private static final Pattern PLACE =
      Pattern.compile("jdbc:postgresql://([^:/?,]+)(?::(\\d+))?/([^?]*).*");
  private static final int PORT = 5432;

  @Spec(Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--target",
      paramLabel = "JDBC-URL",
      description = "The database itself, as in jdbc:postgresql://db.example:5432/shop.")
  private @Nullable String url;

  @Option(
      names = "--user",
      paramLabel = "ROLE",
      description = "The role to log in with there (default: variable PGUSER, or your own name).")
  private @Nullable String user;

  @Option(
      names = "--password",
      paramLabel = Secret.FORM,
      converter = Secret.class,
      description = {
        "The variable or file that holds its password",
        "(default: variable PGPASSWORD, or ~/.pgpass, or you are asked)."
      })
  private @Nullable String password;

  boolean isGiven() {
    return url != null;
  }

  /** What was found out. */
  TargetSettings settings(Terminal terminal) {
    Login login = login(terminal, System.getenv());
    return new TargetSettings(login.url(), login.user(), login.password(), null, null);
  }

  Login login(Terminal terminal, Map<String, String> environment) {
    String address = checked(url == null ? "" : url);
    Matcher named = USER.matcher(address);
    String inAddress = named.find() ? named.group(2) : null;
    String plain = inAddress == null ? address : named.replaceFirst("$1").replaceFirst("[?&]$", "");
    String role =
        Optional.ofNullable(user)
            .or(() -> Optional.ofNullable(inAddress))
            .or(() -> Optional.ofNullable(environment.get("PGUSER")))
            .orElseGet(() -> System.getProperty("user.name"));
    return new Login(plain, role, password(plain, role, terminal, environment));
  }

  private String checked(String address) {
    if (!address.startsWith("jdbc:postgresql:")) {
      throw wrong("it has to begin with jdbc:postgresql: as in jdbc:postgresql://db.example/shop");
    }
    if (SECRET.matcher(address).find()) {
      throw wrong(
          "it carries a password, which everybody on this machine can read there; set PGPASSWORD, or give --password %s"
              .formatted(Secret.FORM));
    }
    return address;
  }

  private ParameterException wrong(String why) {
    return new ParameterException(command.commandLine(), "Cannot use this --target: " + why);
  }

  private String password(
      String address, String role, Terminal terminal, Map<String, String> environment) {
    return Optional.ofNullable(password)
        .or(() -> Optional.ofNullable(environment.get("PGPASSWORD")))
        .or(() -> ofFile(address, role, environment))
        .orElseGet(
            () ->
                terminal.canAsk()
                    ? terminal.askSecret("Password of %s at %s:".formatted(role, address))
                    : "");
  }

  private static Optional<String> ofFile(
      String address, String role, Map<String, String> environment) {
    Matcher place = PLACE.matcher(address);
    if (!place.matches()) {
      return Optional.empty();
    }
    String file =
        environment.getOrDefault(
            "PGPASSFILE", Path.of(System.getProperty("user.home"), ".pgpass").toString());
    return new PasswordFile(Path.of(file))
        .password(
            place.group(1),
            place.group(2) == null ? PORT : Integer.parseInt(place.group(2)),
            place.group(3),
            role);
  }
}
