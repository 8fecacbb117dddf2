package dev.cinch.checker.check;

import static dev.cinch.checker.support.FindingAssertions.assertOnly;
import static dev.cinch.checker.support.FindingAssertions.assertOnlyExactly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cinch.backbone.registry.CompatibilityLevel;
import dev.cinch.checker.compatibility.Binding;
import dev.cinch.checker.contract.ConsumerKind;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.ChangeKind;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Outcome;
import dev.cinch.checker.support.CheckerService;
import dev.cinch.checker.support.ReferringSchema;
import dev.cinch.checker.support.Shop;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The checks that look at schemas, each in each direction, on the real registry and database. */
class SchemaChecksIT {

  private static final String MONEY =
      Shop.json(
          "{'type':'record','name':'Money','namespace':'shop','fields':[{'name':'cents','type':'long'}]}");

  @Test
  void schemaProposedPassesWhenTheSchemaIsRegistered() throws Exception {
    try (CheckStage stage = CheckStage.of("schemaProposed", 1)) {
      stage.registerSchema(Shop.OLD);
      stage.registerSchema(Shop.TIGHT);
      stage.registerSchema(Shop.RETIRED);

      List<Finding> findings = stage.run(stage.required(Shop.TIGHT));

      assertOnlyExactly(
          findings, Outcome.PASS, "The proposed schema is version 2 of " + stage.subject());
      assertThat(findings.get(0).evidence())
          .containsEntry("version", "2")
          .containsEntry("latest", "3");
    }
  }

  @Test
  void schemaProposedTakesTheSameSchemaInAnotherLayout() throws Exception {
    try (CheckStage stage = CheckStage.of("schemaProposed", 1)) {
      stage.registerSchema(
          Shop.TIGHT.replace(
              "\"type\":\"string\"",
              "\"type\":{\"type\":\"string\",\"avro.java.string\":\"String\"}"));

      assertThat(stage.run(stage.required(Shop.TIGHT)))
          .extracting(Finding::outcome)
          .containsExactly(Outcome.PASS);
    }
  }

  @Test
  void schemaProposedBlocksUntilAProducerHasRegisteredIt() throws Exception {
    try (CheckStage stage = CheckStage.of("schemaProposed", 1)) {
      stage.registerSchema(Shop.OLD);

      assertOnlyExactly(
          stage.run(stage.required(Shop.TIGHT)),
          Outcome.BLOCKED,
          "The proposed schema is none of the 1 versions of %s in the registry: no producer can write with it yet"
              .formatted(stage.subject()));
    }
  }

  @Test
  void schemaProposedBlocksAPlanThatContradictsItself() throws Exception {
    try (CheckStage stage = CheckStage.of("schemaProposed", 1)) {
      stage.registerSchema(Shop.FILLING);

      assertOnlyExactly(
          stage.run(stage.required(Shop.FILLING)),
          Outcome.BLOCKED,
          "The plan says REQUIRE_FIELD of tier, but in the schema that it proposes field tier is missing or may be null");
      assertOnlyExactly(
          stage.run(stage.change("level", ChangeKind.REMOVE_FIELD, Shop.FILLING)),
          Outcome.BLOCKED,
          "The plan says REMOVE_FIELD of level, but in the schema that it proposes it still has field level");
      assertOnlyExactly(
          stage.run(stage.change("price", ChangeKind.CHANGE_TYPE, Shop.FILLING)),
          Outcome.BLOCKED,
          "The plan says CHANGE_TYPE of price, but in the schema that it proposes it has no field price");
    }
  }

  @Test
  void schemaProposedBlocksAPlanThatTakesWhatStaysOrNeverWas() throws Exception {
    try (CheckStage stage = CheckStage.of("schemaProposed", 1)) {
      stage.registerSchema(Shop.FILLING);
      stage.registerSchema(Shop.RETIRED);

      assertOnly(
          stage.run(stage.change("tier", ChangeKind.RENAME_FIELD, Shop.RETIRED)),
          Outcome.BLOCKED,
          "it still has field tier");
      assertOnly(
          stage.run(stage.change("levle", ChangeKind.REMOVE_FIELD, Shop.RETIRED)),
          Outcome.BLOCKED,
          "there is no field levle");
      assertOnly(
          stage.run(stage.change("level", ChangeKind.REMOVE_FIELD, Shop.RETIRED)),
          Outcome.PASS,
          "The proposed schema is version 2");
    }
  }

  @Test
  void schemaProposedDoesNotKnowASchemaThatIsNone() throws Exception {
    try (CheckStage stage = CheckStage.of("schemaProposed", 1)) {
      assertThat(stage.run(stage.required("{\"type\":\"strng\"}")))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.outcome()).isEqualTo(Outcome.UNKNOWN);
                assertThat(finding.message())
                    .startsWith(
                        "The schema that the plan proposes for %s can't be read: Not a valid Avro schema: "
                            .formatted(stage.subject()));
              });
    }
  }

  @Test
  void schemaVersionsCountsADeletedVersionForWhatTheRegistryPromises() throws Exception {
    try (CheckStage stage = CheckStage.of("schemaVersions", 1)) {
      stage.registerSchema(Shop.OLD.replace(",\"default\":0", ""));
      stage.registerSchema(Shop.TIGHT);
      stage.registerSchema(Shop.RETIRED);
      CheckerService.registry().deleteVersion(stage.subject(), 1);
      Change retire = stage.change("level", ChangeKind.REMOVE_FIELD, Shop.RETIRED);

      assertThat(stage.run(retire))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.outcome()).isEqualTo(Outcome.PASS);
                assertThat(finding.evidence())
                    .containsEntry("unreadable_by", "version 1 (deleted)");
              });
      CheckerService.registry().setLevel(stage.subject(), CompatibilityLevel.FORWARD_TRANSITIVE);
      assertThat(stage.run(retire))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.outcome()).isEqualTo(Outcome.BLOCKED);
                assertThat(finding.detail()).isEqualTo("FORWARD with version 1 (deleted)");
              });
    }
  }

  @Test
  void schemaProposedAndVersionsReadWhatRefersToAnotherSubject() throws Exception {
    String inOne = Shop.TIGHT.replace("\"int\",\"default\":0", MONEY);
    try (CheckStage versions = CheckStage.of("schemaVersions", 1);
        CheckStage proposed = CheckStage.of("schemaProposed", 1)) {
      referring(versions);
      referring(proposed);

      assertOnlyExactly(
          proposed.run(proposed.required(inOne)),
          Outcome.PASS,
          "The proposed schema is version 1 of " + proposed.subject());
      assertThat(versions.run(versions.required(inOne)))
          .extracting(Finding::outcome)
          .containsExactly(Outcome.PASS);
      assertThat(versions.run(versions.required(inOne.replace("cents", "pence"))))
          .extracting(Finding::outcome)
          .doesNotContain(Outcome.PASS);
    }
  }

  private static void referring(CheckStage stage) throws Exception {
    String money = "money-" + stage.subject();
    CheckerService.registry().register(money, new Schema.Parser().parse(MONEY));
    new ReferringSchema(
            Shop.TIGHT.replace("\"int\",\"default\":0", "\"shop.Money\""), "shop.Money", money)
        .register(stage.subject());
  }

  @Test
  void schemaVersionsDoesNotKnowWhatAPlanDoesNotName() throws Exception {
    try (CheckStage stage = CheckStage.of("schemaVersions", 1)) {
      String changed = Shop.TIGHT.replace("\"default\":0", "\"default\":1");
      stage.registerSchema(Shop.FILLING);
      stage.registerSchema(changed);

      assertOnlyExactly(
          stage.run(stage.required(changed)),
          Outcome.UNKNOWN,
          "The proposed schema also changes what the plan does not name: Order.level: where the field is missing it was 0 and becomes 1");
    }
  }

  @Test
  void schemaColumnReadsTheColumnFromTheTarget() throws Exception {
    try (CheckStage stage = CheckStage.of("schemaColumn", 1)) {
      assertOnlyExactly(
          stage.run(stage.required(Shop.TIGHT)), Outcome.PASS, "Column tier fits field tier");
      assertOnlyExactly(
          stage.run(stage.required(Shop.TIGHT.replace("\"string\"", "\"int\""))),
          Outcome.BLOCKED,
          "Column tier is text, but field tier is int");
    }
  }

  @Test
  void schemaReadersPassesWhenEachReaderDecodes() throws Exception {
    try (CheckStage stage = CheckStage.of("schemaReaders", 1)) {
      stage.consumer("billing", Shop.TIGHT);
      stage.consumer("search", Shop.FILLING);

      assertThat(stage.run(stage.required(Shop.TIGHT)))
          .allSatisfy(finding -> assertThat(finding.outcome()).isEqualTo(Outcome.PASS))
          .extracting(Finding::consumer)
          .containsExactly("billing", "search");
    }
  }

  @Test
  void schemaReadersBlocksAndNamesConsumerPathAndReason() throws Exception {
    try (CheckStage stage = CheckStage.of("schemaReaders", 1)) {
      stage.consumer("billing", Shop.OLD.replace(",\"default\":0", ""));

      List<Finding> findings =
          stage.run(stage.change("level", ChangeKind.REMOVE_FIELD, Shop.RETIRED));

      assertOnlyExactly(
          findings,
          Outcome.BLOCKED,
          "billing can't decode what is written with the proposed schema: Order.level: the reader requires field 'level' (int), which the writer's record shop.Order does not have");
      assertThat(findings.get(0).consumer()).isEqualTo("billing");
      assertThat(findings.get(0).clears())
          .isEqualTo(
              "Deploy billing with a reader that can, and register it: give the reader's field 'level' a default, or an alias if the writer has it under another name");
      assertThat(findings.get(0).evidence())
          .containsEntry("paths", "Order.level")
          .hasEntrySatisfying(
              "shown_by", shown -> assertThat(shown).contains(" can't be decoded: "))
          .containsEntry("contract_version", "1");
    }
  }

  @Test
  void schemaReadersLeavesWhatDecodesNoEventsToItsOwner() throws Exception {
    try (CheckStage stage = CheckStage.of("schemaReaders", 1)) {
      stage.contract("report", null, ConsumerKind.DOCUMENT_STORE, null, List.of(), List.of(), null);

      assertOnlyExactly(
          stage.run(stage.required(Shop.TIGHT)),
          Outcome.PASS,
          "report (DOCUMENT_STORE) has not said with which schema it decodes: its owner's answer clears it");
    }
  }

  @Test
  void schemaReadersDoesNotKnowAReaderThatTakesFieldsByAnotherPosition() throws Exception {
    try (CheckStage stage = CheckStage.of("schemaReaders", 1)) {
      stage.consumer("search", Shop.RETIRED);
      stage.binds(Binding.BY_POSITION);
      stage.consumer("billing", Shop.RETIRED);

      assertThat(stage.run(stage.required(Shop.TIGHT)))
          .extracting(Finding::consumer, Finding::outcome)
          .containsExactlyInAnyOrder(
              tuple("search", Outcome.PASS), tuple("billing", Outcome.UNKNOWN));
    }
  }

  @Test
  void schemaReadersDoesNotKnowALossyReader() throws Exception {
    try (CheckStage stage = CheckStage.of("schemaReaders", 1)) {
      stage.consumer("billing", Shop.TIGHT.replace("\"long\"", "\"double\""));

      assertOnlyExactly(
          stage.run(stage.required(Shop.TIGHT)),
          Outcome.UNKNOWN,
          "billing decodes what is written with the proposed schema, but perhaps to something else: Order.id: the reader turns the writer's long into double, which can't hold every value of it");
    }
  }

  @Test
  void schemaReadersDoesNotKnowWhatALibraryForgives() throws Exception {
    try (CheckStage stage = CheckStage.of("schemaReaders", 1)) {
      withLibrary(stage, "python");

      assertOnlyExactly(
          stage.run(stage.required(Shop.TIGHT)),
          Outcome.UNKNOWN,
          "Whether search decodes what is written with the proposed schema depends on its Avro library: it relies on aliases");
    }
    try (CheckStage stage = CheckStage.of("schemaReaders", 1)) {
      withLibrary(stage, "java");

      assertThat(stage.run(stage.required(Shop.TIGHT)))
          .extracting(Finding::outcome)
          .containsExactly(Outcome.PASS);
    }
  }

  private static void withLibrary(CheckStage stage, @Nullable String language) {
    stage.contract(
        "search",
        stage.topic(),
        ConsumerKind.KAFKA_CONSUMER,
        Shop.TIGHT.replace("\"name\":\"tier\"", "\"name\":\"grade\",\"aliases\":[\"tier\"]"),
        List.of(),
        List.of(stage.group("search")),
        language);
  }

  @Test
  void schemaReadersDoesNotKnowWhenThereIsNone() throws Exception {
    try (CheckStage stage = CheckStage.of("schemaReaders", 1)) {
      assertOnlyExactly(
          stage.run(stage.required(Shop.TIGHT)),
          Outcome.UNKNOWN,
          "No reader of %s is registered, so none could be tried".formatted(stage.subject()));
    }
  }

  @Test
  void fieldsUsedPassesWhenTheFieldStaysOrNobodyUsesIt() throws Exception {
    try (CheckStage stage = CheckStage.of("fieldsUsed", 1)) {
      stage.consumer("billing", Shop.OLD, List.of("id"));
      stage.consumer("search", Shop.RETIRED);

      assertOnlyExactly(stage.run(stage.required(Shop.TIGHT)), Outcome.PASS, "Field tier stays");
      assertThat(stage.run(stage.removed("level")))
          .extracting(Finding::message)
          .containsExactly("billing does not use field level", "search does not use field level");
    }
  }

  @Test
  void fieldsUsedBlocksWhereAConsumerSaysThatItUsesAFieldThatGoes() throws Exception {
    try (CheckStage stage = CheckStage.of("fieldsUsed", 1)) {
      stage.consumer("billing", Shop.OLD, List.of("id", "level"));

      assertOnlyExactly(
          stage.run(stage.removed("level")),
          Outcome.BLOCKED,
          "billing says that it uses field level, which goes");
    }
  }

  @Test
  void fieldsUsedBlocksAFieldThatTheProposedSchemaLacksAndThePlanDoesNotName() throws Exception {
    try (CheckStage stage = CheckStage.of("fieldsUsed", 1)) {
      stage.registerSchema(Shop.FILLING);
      stage.consumer("billing", Shop.OLD, List.of("id", "level"));
      stage.consumer("ledger", Shop.OLD);
      stage.consumer("search", Shop.OLD, List.of("id"));

      assertThat(stage.run(stage.change("tier", ChangeKind.REQUIRE_FIELD, Shop.RETIRED)))
          .extracting(Finding::consumer, Finding::outcome, Finding::detail)
          .containsExactlyInAnyOrder(
              tuple("billing", Outcome.BLOCKED, "level"),
              tuple("ledger", Outcome.UNKNOWN, "level"));
    }
  }

  @Test
  void fieldsUsedBlocksAConsumerThatReadsTheFieldByAnAlias() throws Exception {
    try (CheckStage stage = CheckStage.of("fieldsUsed", 1)) {
      String reader =
          Shop.OLD.replace("\"name\":\"level\"", "\"name\":\"rank\",\"aliases\":[\"level\"]");
      stage.consumer("billing", reader, List.of("id", "rank"));
      stage.consumer("ledger", reader);

      assertThat(stage.run(stage.removed("level")))
          .extracting(Finding::consumer, Finding::outcome, Finding::detail)
          .containsExactlyInAnyOrder(
              tuple("billing", Outcome.BLOCKED, "rank"), tuple("ledger", Outcome.UNKNOWN, "rank"));
    }
  }

  @Test
  void fieldsUsedLeavesWhatSaysNothingToItsOwner() throws Exception {
    try (CheckStage stage = CheckStage.of("fieldsUsed", 1)) {
      stage.contract("report", null, ConsumerKind.SQL_JOB, null, List.of(), List.of(), null);
      stage.contract("cube", null, ConsumerKind.SQL_JOB, null, List.of("level"), List.of(), null);

      assertThat(stage.run(stage.removed("level")))
          .extracting(Finding::consumer, Finding::outcome)
          .containsExactlyInAnyOrder(tuple("report", Outcome.PASS), tuple("cube", Outcome.BLOCKED));
    }
  }

  @Test
  void fieldsUsedDoesNotKnowAConsumerThatReadsTheFieldAndDoesNotSay() throws Exception {
    try (CheckStage stage = CheckStage.of("fieldsUsed", 1)) {
      stage.consumer("billing", Shop.OLD);

      assertOnlyExactly(
          stage.run(stage.removed("level")),
          Outcome.UNKNOWN,
          "billing reads field level, which goes, and has not said whether it uses it");
    }
  }
}
