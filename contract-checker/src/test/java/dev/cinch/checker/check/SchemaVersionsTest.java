package dev.cinch.checker.check;

import static dev.cinch.checker.support.FindingAssertions.assertOnlyExactly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.compatibility.Level;
import dev.cinch.checker.compatibility.Version;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.ChangeKind;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Outcome;
import dev.cinch.checker.gate.Samples;
import dev.cinch.checker.log.SchemaMark;
import dev.cinch.checker.support.Shop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is made of a proposed schema and the versions that are registered. */
class SchemaVersionsTest {

  private static final Change REQUIRED = change("tier", ChangeKind.REQUIRE_FIELD, Shop.TIGHT);

  private final List<Version> versions = new ArrayList<>();
  private Level level = Level.NONE;

  @Test
  void passesWhereEveryVersionTakesIt() throws Exception {
    registered(Shop.OLD, Shop.FILLING, Shop.TIGHT);
    level = Level.FORWARD_TRANSITIVE;

    assertOnlyExactly(
        look(REQUIRED),
        Outcome.PASS,
        "A reader with any version takes what is written with the proposed schema, and FORWARD_TRANSITIVE is kept");
  }

  @Test
  void tellsWhichVersionsCouldNotTakeItWhereNothingIsPromised() throws Exception {
    registered(Shop.OLD.replace(",\"default\":0", ""), Shop.TIGHT, Shop.RETIRED);

    List<Finding> findings = look(change("level", ChangeKind.REMOVE_FIELD, Shop.RETIRED));

    assertOnlyExactly(
        findings,
        Outcome.PASS,
        "NONE is kept; a reader with version 1 could not take what is written with the proposed schema: Order.level: the reader requires field 'level' (int), which the writer's record shop.Order does not have");
    assertThat(findings.get(0).evidence())
        .containsEntry("unreadable_by", "version 1")
        .containsEntry("versions", "3")
        .containsEntry("level", "NONE");
  }

  @Test
  void blocksWhatTheRegistryPromisesAndADeletedVersionDoesNotKeep() throws Exception {
    versions.add(new Version(1, schema(Shop.OLD.replace(",\"default\":0", "")), true));
    versions.add(new Version(2, schema(Shop.TIGHT), false));
    level = Level.FORWARD_TRANSITIVE;

    List<Finding> findings = look(change("level", ChangeKind.REMOVE_FIELD, Shop.RETIRED));

    assertOnlyExactly(
        findings,
        Outcome.BLOCKED,
        "The registry holds orders-value to FORWARD_TRANSITIVE, but a reader with version 1 (deleted) can't take what is written with the proposed schema: Order.level: the reader requires field 'level' (int), which the writer's record shop.Order does not have");
    assertThat(findings.get(0).detail()).isEqualTo("FORWARD with version 1 (deleted)");
  }

  @Test
  void blocksAProposedSchemaThatCannotReadTheLatestThoughItShould() throws Exception {
    registered(Shop.OLD, Shop.FILLING, Shop.TIGHT);
    level = Level.BACKWARD;

    assertThat(look(REQUIRED))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.outcome()).isEqualTo(Outcome.BLOCKED);
              assertThat(finding.message())
                  .startsWith(
                      "The registry holds orders-value to BACKWARD, but a reader with the proposed schema can't take what was written with version 2: Order.tier: ");
            });
  }

  @Test
  void doesNotKnowWhatTheProposedSchemaChangesBesides() throws Exception {
    registered(Shop.FILLING, Shop.TIGHT.replace("\"default\":0", "\"default\":1"));

    List<Finding> findings =
        look(
            change(
                "tier",
                ChangeKind.REQUIRE_FIELD,
                Shop.TIGHT.replace("\"default\":0", "\"default\":1")));

    assertOnlyExactly(
        findings,
        Outcome.UNKNOWN,
        "The proposed schema also changes what the plan does not name: Order.level: where the field is missing it was 0 and becomes 1");
    assertThat(findings.get(0).detail()).isEqualTo("Order.level");
  }

  @Test
  void takesWhatThePlanNamesForMeant() throws Exception {
    String changed = Shop.OLD.replace("\"default\":0", "\"default\":1");
    registered(Shop.OLD, changed);

    assertThat(look(change("level", ChangeKind.CHANGE_TYPE, changed)))
        .extracting(Finding::outcome)
        .containsExactly(Outcome.PASS);
  }

  @Test
  void tellsOfAnotherOrderAndGoesOn() throws Exception {
    String id = "{\"name\":\"id\",\"type\":\"long\"},";
    String moved =
        Shop.TIGHT.replace(id, "").replace("}]}", "}," + id.substring(0, id.length() - 1) + "]}");
    registered(Shop.FILLING, moved);

    assertThat(look(change("tier", ChangeKind.REQUIRE_FIELD, moved)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.outcome()).isEqualTo(Outcome.PASS);
              assertThat(finding.message())
                  .startsWith("No decoder minds the order: Order: fields stand in another order: ");
            });
  }

  @Test
  void comparesWithWhatWasThereBeforeAndNotWithWhatCameAfter() throws Exception {
    registered(Shop.OLD, Shop.TIGHT, Shop.TIGHT.replace("\"default\":0", "\"default\":1"));

    assertThat(look(REQUIRED)).extracting(Finding::outcome).containsExactly(Outcome.PASS);
  }

  private List<Finding> look(Change change) throws Exception {
    return new SchemaVersions(new Registered()).run(Samples.question(change), change);
  }

  private void registered(String... schemas) {
    for (String schema : schemas) {
      versions.add(new Version(versions.size() + 1, schema(schema), false));
    }
  }

  private static Change change(String field, ChangeKind kind, String proposed) {
    return new Change("orders", "orders-value", field, kind, proposed);
  }

  private static AvroSchema schema(String text) {
    return AvroSchema.parse(text);
  }

  /** A registry in memory. */
  private final class Registered implements Subjects {

    @Override
    public List<Integer> versions(String subject) {
      return versions.stream().filter(version -> !version.deleted()).map(Version::number).toList();
    }

    @Override
    public AvroSchema version(String subject, int version) {
      return versions.get(version - 1).schema();
    }

    @Override
    public Level level(String subject) {
      return level;
    }

    @Override
    public List<Version> history(String subject) {
      return versions;
    }

    @Override
    public List<AvroSchema> written(String subject, SchemaMark mark) {
      return List.of();
    }
  }
}
