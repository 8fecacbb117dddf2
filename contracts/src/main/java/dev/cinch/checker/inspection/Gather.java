package dev.cinch.checker.inspection;

import dev.cinch.checker.compatibility.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sorts files by what they are: schemas by their ending, contracts and plans by their keys. Schemas
 * that a contract names as its reader's are not proposals.
 */
public final class Gather {

  private final ContractFiles contracts = new ContractFiles();
  private final PlanFiles plans = new PlanFiles();
  private final List<Path> schemas = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private Gather() {}

  /** Reads files, and folders with all that is in them. */
  public static Gather from(List<Path> paths) {
    Gather gather = new Gather();
    paths.forEach(gather::walk);
    return gather;
  }

  /** What an inspection looks at, with what is registered. */
  public Materials with(
      List<History> registered, @Nullable Level level, @Nullable String environment) {
    List<Path> readers = contracts.readerSchemas();
    SchemaFolder proposed =
        SchemaFolder.of(
            schemas.stream()
                .filter(file -> !readers.contains(file.toAbsolutePath().normalize()))
                .toList());
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(contracts.problems());
    all.addAll(plans.problems());
    all.addAll(proposed.problems());
    return new Materials(
        contracts.contracts().stream()
            .filter(
                declared ->
                    environment == null
                        || declared.contract().key().environment().equals(environment))
            .toList(),
        plans,
        proposed.proposed(),
        registered,
        level,
        all);
  }

  /** What contract files say, for other questions than an inspection. */
  public List<DeclaredContract> contracts() {
    return contracts.contracts();
  }

  /** The subjects that anything here is about. */
  public List<String> subjects() {
    Stream<String> ofSchemas =
        schemas.stream().map(file -> String.valueOf(file.getFileName()).replace(".avsc", ""));
    Stream<String> ofContracts =
        contracts.contracts().stream().map(declared -> declared.contract().key().subject());
    Stream<String> ofPlans = plans.changes().stream().map(PlannedChange::subject);
    return Stream.of(ofSchemas, ofContracts, ofPlans).flatMap(names -> names).distinct().toList();
  }

  private void walk(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (!isSorted(file) && file.equals(path)) {
          problems.add(
              Problem.unknown(
                  "file",
                  Spot.startOf(path.toString()),
                  "%s is neither a schema nor a contract nor a plan, as far as its name and its keys tell"
                      .formatted(path),
                  "correct its keys, or leave it out"));
        }
      }
    } catch (IOException away) {
      problems.add(
          Problem.unknown(
              "file",
              Spot.startOf(path.toString()),
              "%s can't be read: there is no such file or folder, or it may not be read"
                  .formatted(path),
              "correct the path"));
    }
  }

  private boolean isSorted(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (name.endsWith(".avsc")) {
      schemas.add(file);
      return true;
    }
    if (name.endsWith(".yml") || name.endsWith(".yaml")) {
      String text = Files.readString(file);
      if (has(text, "consumer") || (has(text, "reader-schema") && has(text, "subject"))) {
        contracts.read(file);
        return true;
      }
      if (has(text, "column") || has(text, "events") || has(text, "table")) {
        plans.read(file);
        return true;
      }
    }
    return false;
  }

  private static boolean has(String yaml, String key) {
    return yaml.startsWith(key + ":") || yaml.contains("\n" + key + ":");
  }
}
