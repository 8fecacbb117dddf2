package dev.cinch.checker.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.checker.compatibility.Binding;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ContractDraftTest {

  private static final String SCHEMA = "\"string\"";

  @Test
  void becomesAContractWhenAllIsRight() {
    Contract contract =
        Drafts.draft(
                "test", "billing", "orders-value", "KAFKA_CONSUMER", SCHEMA, List.of("b", "a", "b"))
            .accept();

    assertThat(contract.key()).isEqualTo(new ContractKey("test", "billing", "orders-value"));
    assertThat(contract.kind()).isEqualTo(ConsumerKind.KAFKA_CONSUMER);
    assertThat(contract.reading().groups()).containsExactly("a", "b");
    assertThat(contract.reading().fields()).containsExactly("id");
    assertThat(contract.deployment()).isEqualTo(new Deployment("java", "avro 1.12.1", "7"));
  }

  @Test
  void isTheSameContractWhateverTheOrderAndTheLayout() {
    Contract one =
        Drafts.draft("test", "b", "s", "KAFKA_CONSUMER", "{\"type\":\"string\"}", List.of("x", "y"))
            .accept();
    Contract two =
        Drafts.draft("test", "b", "s", "KAFKA_CONSUMER", SCHEMA, List.of("y", "x", "x")).accept();

    assertThat(one).isEqualTo(two);
  }

  @Test
  void refusesAKafkaConsumerWithoutGroups() {
    assertThatThrownBy(
            () -> Drafts.draft("t", "billing", "s", "KAFKA_CONSUMER", SCHEMA, List.of()).accept())
        .isInstanceOf(InvalidContract.class)
        .hasMessage(
            "Cannot register the contract of 'billing' on 's': groups is empty, but a KAFKA_CONSUMER"
                + " reads through at least one group");
  }

  @Test
  void refusesAKafkaConsumerWithoutAReaderSchema() {
    assertThatThrownBy(
            () -> Drafts.draft("t", "billing", "s", "KAFKA_CONSUMER", null, List.of("g")).accept())
        .hasMessage(
            "Cannot register the contract of 'billing' on 's': readerSchema is missing, but a"
                + " KAFKA_CONSUMER decodes with a schema: send it");
  }

  @Test
  void refusesAReaderSchemaThatIsNone() {
    assertThatThrownBy(
            () -> Drafts.draft("t", "b", "s", "KAFKA_CONSUMER", "\"strng\"", List.of("g")).accept())
        .hasMessageStartingWith(
            "Cannot register the contract of 'b' on 's': readerSchema is not a valid Avro schema: ");
  }

  @Test
  void takesAnotherKindWithoutGroupsAndSchema() {
    Contract contract = Drafts.draft("test", "report", "s", "SQL_JOB", null, null).accept();

    assertThat(contract.reading().readerSchema()).isNull();
    assertThat(contract.reading().groups()).isEmpty();
  }

  @Test
  void namesAllThatIsWrongAtOnce() {
    assertThatThrownBy(
            () ->
                Drafts.draft("my env", null, "a/b", "KAFKA", SCHEMA, Arrays.asList("g", " ", null))
                    .accept())
        .isInstanceOf(InvalidContract.class)
        .extracting(refused -> ((InvalidContract) refused).violations())
        .asInstanceOf(InstanceOfAssertFactories.list(Violation.class))
        .containsExactly(
            new Violation(
                "environment",
                "is 'my env', but a name has letters, digits, '.', '_' and '-', a letter or digit"
                    + " first"),
            new Violation("consumer", "is missing"),
            new Violation(
                "subject", "is 'a/b', but a subject has no slash, space or control character"),
            new Violation(
                "kind",
                "is 'KAFKA', but has to be one of [KAFKA_CONSUMER, SQL_JOB, CACHE, DOCUMENT_STORE,"
                    + " SEARCH, ORM_MAPPING]"),
            new Violation("groups", "holds ' ', but each needs 1 to 255 characters"),
            new Violation("groups", "holds 'null', but each needs 1 to 255 characters"));
  }

  @Test
  void takesFieldsByTheirNamesUnlessItSaysOtherwise() {
    assertThat(Drafts.owned("team").accept().reading().binds()).isEqualTo(Binding.BY_NAME);
    assertThat(Drafts.binding("by-position").accept().reading().binds())
        .isEqualTo(Binding.BY_POSITION);
    assertThatThrownBy(() -> Drafts.binding("by-luck").accept())
        .hasMessageContaining("binds is 'by-luck', but has to be by-name or by-position");
  }

  @Test
  void refusesAnOwnerThatIsTooLong() {
    assertThatThrownBy(() -> Drafts.owned("x".repeat(300)).accept())
        .hasMessageContaining("owner has 300 characters, but may have 255");
  }

  @Test
  void refusesAContractThatNobodyOwns() {
    assertThatThrownBy(() -> Drafts.owned(null).accept()).hasMessageContaining("owner is missing");
  }
}
