package dev.cinch.endtoend;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.cinch.stack.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The environment variables that a service of ours reads: placeholders of its {@code
 * application.yml}, and Spring's names for the documented components of the properties records that
 * it binds. Found out from what the build has made, without starting it.
 *
 * @param names patterns of whole names
 */
record VariablesRead(Set<String> names) {

  private static final String SPRING = "org.springframework.";
  private static final String IMPORT = SPRING + "context.annotation.Import";
  private static final String BINDS =
      SPRING + "boot.context.properties.EnableConfigurationProperties";
  private static final String PROPERTIES =
      SPRING + "boot.context.properties.ConfigurationProperties";

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)[:}]");
  private static final String ANY_KEY = "[A-Z0-9]+";
  private static final List<String> SHARED = List.of("access", "event-backbone", "target-postgres");

  /** What every JVM reads. */
  private static final Set<String> OF_THE_JVM = Set.of("JAVA_TOOL_OPTIONS");

  private static final Map<String, VariablesRead> KNOWN = new ConcurrentHashMap<>();

  /** Of the service that this module of this checkout makes; looked up once. */
  static VariablesRead of(String module) {
    return KNOWN.computeIfAbsent(module, one -> lookUp(Checkout.root(), one));
  }

  private static VariablesRead lookUp(Path root, String module) {
    Set<String> names = new LinkedHashSet<>(OF_THE_JVM);
    names.addAll(placeholders(root, module));
    Sources sources = new Sources(root, Stream.concat(Stream.of(module), SHARED.stream()).toList());
    JavaClasses classes = new ClassFileImporter().importPaths(sources.classFolders());
    bound(classes, module).forEach(bound -> names.addAll(of(bound, sources)));
    return new VariablesRead(names);
  }

  boolean includes(String variable) {
    return names.stream().anyMatch(variable::matches);
  }

  private static Set<String> placeholders(Path root, String module) {
    Path file = root.resolve(module).resolve("src/main/resources/application.yml");
    Set<String> found = new LinkedHashSet<>();
    Matcher matcher = PLACEHOLDER.matcher(read(file));
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  /** The records that the service's own classes bind, and those that these import. */
  private static Set<JavaClass> bound(JavaClasses classes, String module) {
    Set<JavaClass> seen = new LinkedHashSet<>();
    Set<JavaClass> bound = new LinkedHashSet<>();
    Deque<JavaClass> next = new ArrayDeque<>();
    classes.stream().filter(one -> isOf(module, one)).forEach(next::add);
    while (!next.isEmpty()) {
      JavaClass one = next.remove();
      if (seen.add(one)) {
        next.addAll(listed(one, IMPORT));
        bound.addAll(listed(one, BINDS));
      }
    }
    return bound;
  }

  private static boolean isOf(String module, JavaClass one) {
    return one.getSource()
        .map(source -> source.getUri().getPath().contains("/" + module + "/target/"))
        .orElse(false);
  }

  private static List<JavaClass> listed(JavaClass one, String annotation) {
    return one.tryGetAnnotationOfType(annotation)
        .flatMap(found -> found.get("value"))
        .map(classes -> Arrays.stream((Object[]) classes).map(JavaClass.class::cast).toList())
        .orElse(List.of());
  }

  private static Set<String> of(JavaClass bound, Sources sources) {
    JavaAnnotation<?> annotation = bound.getAnnotationOfType(PROPERTIES);
    String prefix =
        Stream.of("value", "prefix")
            .map(name -> String.valueOf(annotation.get(name).orElse("")))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElseThrow();
    Set<String> names = new LinkedHashSet<>();
    addComponents(names, variable(prefix), bound, sources);
    return names;
  }

  private static void addComponents(
      Set<String> names, String prefix, JavaClass record, Sources sources) {
    for (JavaField component : record.getFields()) {
      if (!component.getModifiers().contains(JavaModifier.STATIC)
          && sources.document(record, component.getName())) {
        add(names, prefix + "_" + variable(component.getName()), component.getType(), sources);
      }
    }
  }

  private static void add(Set<String> names, String name, JavaType type, Sources sources) {
    JavaClass raw = type.toErasure();
    if (raw.isRecord()) {
      addComponents(names, name, raw, sources);
    } else if (raw.isEquivalentTo(Map.class)) {
      JavaType value = ((JavaParameterizedType) type).getActualTypeArguments().get(1);
      add(names, name + "_" + ANY_KEY, value, sources);
    } else {
      names.add(name);
    }
  }

  /** Spring's rule for the environment: dots become underscores, dashes go, all in capitals. */
  private static String variable(String property) {
    return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException missing) {
      throw new UncheckedIOException("Cannot read " + file, missing);
    }
  }

  /** The modules that a service is made of. */
  private record Sources(Path root, List<String> modules) {

    List<Path> classFolders() {
      List<Path> folders =
          modules.stream().map(module -> root.resolve(module).resolve("target/classes")).toList();
      folders.forEach(
          folder -> {
            if (!Files.isDirectory(folder)) {
              throw new IllegalStateException(
                  "Cannot look into %s: it is not built; run mvn package".formatted(folder));
            }
          });
      return folders;
    }

    /** What is not described is not offered. */
    boolean document(JavaClass record, String component) {
      String file = record.getName().replace('.', '/').replaceFirst("\\$.*", "") + ".java";
      Pattern described = Pattern.compile("@param\\s+" + component + "\\b");
      return modules.stream()
          .map(module -> root.resolve(module).resolve("src/main/java").resolve(file))
          .filter(Files::isRegularFile)
          .anyMatch(source -> described.matcher(read(source)).find());
    }
  }
}
