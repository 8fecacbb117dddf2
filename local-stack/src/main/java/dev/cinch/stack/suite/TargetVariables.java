package dev.cinch.stack.suite;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Targets as variables of a service. A variable can't hold every name that a plan may use: others
 * go as JSON, which Spring reads from one variable.
 */
final class TargetVariables {

  private static final Pattern PLAIN = Pattern.compile("[a-z0-9]+");
  private static final String AS_JSON = "SPRING_APPLICATION_JSON";

  private TargetVariables() {}

  static Map<String, String> of(
      Map<String, SuiteOptions.TargetLogins> targets,
      Function<SuiteOptions.TargetLogins, Login> whose) {
    Map<String, String> variables = new LinkedHashMap<>();
    Map<String, String> properties = new LinkedHashMap<>();
    targets.forEach(
        (name, logins) -> {
          if (PLAIN.matcher(name).matches()) {
            String prefix = "CINCH_TARGETS_" + name.toUpperCase(Locale.ROOT) + "_";
            settings(whose.apply(logins))
                .forEach(
                    (setting, value) ->
                        variables.put(prefix + setting.toUpperCase(Locale.ROOT), value));
          } else {
            settings(whose.apply(logins))
                .forEach(
                    (setting, value) ->
                        properties.put("cinch.targets[%s].%s".formatted(name, setting), value));
          }
        });
    if (!properties.isEmpty()) {
      variables.put(AS_JSON, json(properties));
    }
    return variables;
  }

  private static Map<String, String> settings(Login login) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("url", login.url());
    settings.put("username", login.user());
    settings.put("password", login.password());
    return settings;
  }

  private static String json(Map<String, String> properties) {
    return properties.entrySet().stream()
        .map(each -> quoted(each.getKey()) + ":" + quoted(each.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String quoted(String text) {
    return text.chars()
        .mapToObj(TargetVariables::escaped)
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String escaped(int letter) {
    return letter == '"' || letter == '\\' || letter < ' '
        ? String.format(Locale.ROOT, "\\u%04x", letter)
        : String.valueOf((char) letter);
  }
}
