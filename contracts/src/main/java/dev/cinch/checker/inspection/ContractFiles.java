package dev.cinch.checker.inspection;

import dev.cinch.checker.contract.ContractDraft;
import dev.cinch.checker.contract.InvalidContract;
import dev.cinch.checker.contract.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads contract files. A document of one says what a consumer reads of a subject:
 *
 * <pre>
 * consumer: billing
 * subject: shop.orders-value
 * environment: production
 * topic: shop.orders
 * owner: team-billing
 * kind: KAFKA_CONSUMER          # the default
 * groups: [billing]
 * fields: [id, reference]
 * reader-schema: order.avsc     # a file beside this one, or the schema itself
 * binds: by-name                # or by-position
 * language: java
 * library: avro 1.12.1
 * version: "41"
 * notify: https://billing.example/cinch
 * retry-topics: [shop.orders-retry]
 * compatibility-suffices: true  # its owner need not answer
 * </pre>
 */
public final class ContractFiles {

  static final String RULE = "contract-file";

  private static final String ANY_ENVIRONMENT = "production";

  private final List<DeclaredContract> contracts = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<Path, String> schemas = new HashMap<>();

  /** Reads a file; what is wrong with it becomes problems. */
  public void read(Path file) {
    problems.addAll(
        YamlFile.read(
            file,
            RULE,
            "see docs/contracts.md for what a contract file may hold",
            document -> contract(document, file)));
  }

  public List<DeclaredContract> contracts() {
    return List.copyOf(contracts);
  }

  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** The files that hold reader schemas, as whole paths. */
  List<Path> readerSchemas() {
    return schemas.keySet().stream().map(file -> file.toAbsolutePath().normalize()).toList();
  }

  private void contract(YamlMap document, Path file) throws YamlMap.Unreadable {
    @Nullable String environment = document.text("environment");
    ContractDraft draft =
        new ContractDraft(
            environment == null ? ANY_ENVIRONMENT : environment,
            document.text("consumer"),
            document.text("subject"),
            document.text("topic"),
            document.text("owner"),
            kind(document.text("kind")),
            schema(document, file),
            List.copyOf(document.texts("fields")),
            List.copyOf(document.texts("groups")),
            document.text("language"),
            document.text("library"),
            document.text("version"),
            document.text("notify"),
            List.copyOf(document.texts("retry-topics")),
            "true".equals(document.text("compatibility-suffices")),
            document.text("binds"));
    try {
      contracts.add(new DeclaredContract(draft.accept(), environment, document.spot()));
    } catch (InvalidContract invalid) {
      invalid.violations().forEach(violation -> refuse(violation, document));
    }
    problems.addAll(document.unknownKeys(RULE));
  }

  private void refuse(Violation violation, YamlMap document) {
    String key = dashed(violation.field());
    problems.add(
        Problem.violation(
            RULE,
            document.spot(key),
            key + " " + violation.message(),
            "correct \"%s\"".formatted(key)));
  }

  /** As a file has it: reader-schema for readerSchema. */
  private static String dashed(String field) {
    return field.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static String kind(@Nullable String word) {
    return word == null ? "KAFKA_CONSUMER" : word.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private @Nullable String schema(YamlMap reading, Path file) throws YamlMap.Unreadable {
    String text = reading.text("reader-schema");
    if (text == null || text.stripLeading().startsWith("{")) {
      return text;
    }
    Path path = file.resolveSibling(text).normalize();
    try {
      String known = schemas.get(path);
      if (known == null) {
        known = Files.readString(path);
        schemas.put(path, known);
      }
      return known;
    } catch (IOException away) {
      throw new YamlMap.Unreadable(
          reading.spot("reader-schema"), "the reader schema %s can't be read".formatted(path));
    }
  }
}
