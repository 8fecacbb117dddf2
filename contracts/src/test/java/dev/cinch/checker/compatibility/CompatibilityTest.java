package dev.cinch.checker.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The engine's words, rule by rule. */
class CompatibilityTest {

  @Test
  void namesAFieldThatTheReaderRequiresAndTheWriterLacks() {
    Difference difference =
        onlyDifference(
            order("{'name':'id','type':'long'}"), order("{'name':'tier','type':'string'}"));

    assertThat(difference.rule()).isEqualTo(Rule.MISSING_FIELD);
    assertThat(difference.severity()).isEqualTo(Severity.ALWAYS_FAILS);
    assertThat(difference.sentence())
        .isEqualTo(
            "Order.tier: the reader requires field 'tier' (string), which the writer's record"
                + " shop.Order does not have");
    assertThat(difference.remedy())
        .isEqualTo(
            "give the reader's field 'tier' a default, or an alias if the writer has it under"
                + " another name");
  }

  @Test
  void namesEveryMissingField() {
    Compatibility compatibility =
        between(
            order("{'name':'id','type':'long'}"),
            order("{'name':'a','type':'int'},{'name':'b','type':'int'}"));

    assertThat(compatibility.failures())
        .extracting(Difference::path)
        .containsExactly("Order.a", "Order.b");
  }

  @Test
  void callsAWriterUnionUnreadableWhenOneBranchFails() {
    Difference difference =
        onlyDifference(
            order("{'name':'tier','type':['null','string']}"),
            order("{'name':'tier','type':'string'}"));

    assertThat(difference.severity()).isEqualTo(Severity.FAILS_ON_SOME_DATA);
    assertThat(difference.sentence())
        .isEqualTo("Order.tier: the writer may write null where the reader expects string");
  }

  @Test
  void saysWhatNoBranchOfAUnionTakes() {
    Difference difference =
        onlyDifference(
            order("{'name':'tier','type':'string'}"),
            order("{'name':'tier','type':['null','int']}"));

    assertThat(difference.rule()).isEqualTo(Rule.BRANCH);
    assertThat(difference.sentence())
        .isEqualTo(
            "Order.tier: the writer may write string, which no branch of the reader's union (null,"
                + " int) takes");
  }

  @Test
  void namesAnEnumSymbolThatTheReaderDoesNotKnow() {
    Difference difference =
        onlyDifference(order(tier("'GOLD','IRON'", "")), order(tier("'GOLD'", "")));

    assertThat(difference.rule()).isEqualTo(Rule.SYMBOL);
    assertThat(difference.sentence())
        .isEqualTo(
            "Order.tier: the writer may write symbol 'IRON', which the reader's enum shop.Tier does"
                + " not have and has no default for");
  }

  @Test
  void reliesOnTheReadersEnumDefault() {
    Compatibility compatibility =
        between(order(tier("'GOLD','IRON'", "")), order(tier("'GOLD'", ",'default':'GOLD'")));

    assertThat(compatibility.faithful()).isTrue();
    assertThat(compatibility.reliesOn()).containsExactly(Leniency.ENUM_DEFAULT);
  }

  @Test
  void followsThePathThroughArraysMapsAndRecords() {
    Difference difference =
        onlyDifference(
            order(items("{'name':'price','type':'string'}")),
            order(items("{'name':'price','type':'int'}")));

    assertThat(difference.path()).isEqualTo("Order.items[][value].price");
    assertThat(difference.severity()).isEqualTo(Severity.FAILS_ON_SOME_DATA);
  }

  @Test
  void comesToAnEndInARecursiveSchema() {
    String node =
        "{'type':'record','name':'Node','fields':[{'name':'value','type':'%s'},"
            + "{'name':'next','type':['null','Node'],'default':null}]}";

    assertThat(onlyDifference(node.formatted("string"), node.formatted("int")).path())
        .isEqualTo("Node.value");
    assertThat(between(node.formatted("int"), node.formatted("long")).faithful()).isTrue();
  }

  @Test
  void findsTheErrorThatTheResolverForgetsInARecursiveUnion() {
    // The resolver begins B's record action, gives it up for a missing field, and keeps referring
    // to the unfinished one from within the recursion.
    String writer =
        "{'type':'record','name':'A','fields':[{'name':'self','type':['null','A']},"
            + "{'name':'id','type':'int'}]}";
    String reader =
        "{'type':'record','name':'B','fields':[{'name':'self','type':['null','B']},"
            + "{'name':'id','type':'int'},{'name':'tier','type':'string'}]}";

    assertThat(between(writer, reader).failures())
        .anySatisfy(difference -> assertThat(difference.path()).endsWith(".tier"));
  }

  @Test
  void readsThroughAnAliasAndSaysSo() {
    Compatibility compatibility =
        between(
            order("{'name':'level','type':'string'}"),
            order("{'name':'tier','type':'string','aliases':['level']}"));

    assertThat(compatibility.faithful()).isTrue();
    assertThat(compatibility.reliesOn()).containsExactly(Leniency.ALIAS);
  }

  @Test
  void refusesAliasesThatMakeTwoFieldsOne() {
    Difference difference =
        onlyDifference(
            order("{'name':'level','type':'int'},{'name':'tier','type':'int'}"),
            order("{'name':'tier','type':'int','aliases':['level']}"));

    assertThat(difference.rule()).isEqualTo(Rule.UNRESOLVABLE);
    assertThat(difference.reason()).startsWith("Avro can't resolve the two schemas: ");
  }

  @Test
  void doubtsALossyPromotion() {
    Difference difference =
        onlyDifference(
            order("{'name':'cents','type':'long'}"), order("{'name':'cents','type':'double'}"));

    assertThat(difference.severity()).isEqualTo(Severity.SUSPICIOUS);
    assertThat(difference.sentence())
        .isEqualTo(
            "Order.cents: the reader turns the writer's long into double, which can't hold every"
                + " value of it");
  }

  @Test
  void doubtsAnotherScaleOfADecimal() {
    String price =
        "{'name':'price','type':{'type':'bytes','logicalType':'decimal','precision':9,'scale':%d}}";

    Difference difference = onlyDifference(order(price.formatted(2)), order(price.formatted(4)));

    assertThat(difference.rule()).isEqualTo(Rule.LOGICAL_TYPE);
    assertThat(difference.sentence())
        .isEqualTo(
            "Order.price: the writer writes decimal 9,2, the reader takes it for decimal 9,4");
  }

  @Test
  void takesARawReaderOfALogicalTypeForFaithful() {
    assertThat(
            between(
                    order("{'name':'at','type':{'type':'long','logicalType':'timestamp-millis'}}"),
                    order("{'name':'at','type':'long'}"))
                .faithful())
        .isTrue();
  }

  @Test
  void saysThatAnElementWithANewDefaultedFieldNeedsAForgivingDecoder() {
    Compatibility compatibility =
        between(
            order(items("{'name':'id','type':'int'}")),
            order(
                items("{'name':'id','type':'int'},{'name':'tier','type':'string','default':''}")));

    assertThat(compatibility.faithful()).isTrue();
    assertThat(compatibility.reliesOn()).containsExactly(Leniency.SHORT_ELEMENTS);
  }

  @Test
  void knowsRecursionThatTheClassicDecoderGetsWrong() {
    String tangled =
        "{'type':'record','name':'Top','fields':[{'name':'a','type':{'type':'record','name':'In',"
            + "'fields':[{'name':'a','type':[{'type':'array','items':'In'},'boolean']},"
            + "{'name':'b','type':{'type':'record','name':'Deep','fields':["
            + "{'name':'a','type':['null','Deep']},"
            + "{'name':'c','type':{'type':'array','items':'In'}}]}}]}}]}";

    Compatibility compatibility = between(tangled, tangled);

    assertThat(compatibility.faithful()).isTrue();
    assertThat(compatibility.reliesOn()).containsExactly(Leniency.TANGLED_RECURSION);
  }

  @Test
  void knowsSkippedRecursionThatTheClassicDecoderGetsWrong() {
    String writer =
        "{'type':'record','name':'Top','fields':[{'name':'a','type':{'type':'array','items':'Top'}},"
            + "{'name':'b','type':{'type':'record','name':'In','fields':["
            + "{'name':'c','type':{'type':'array','items':'Top'}}]}}]}";
    String reader =
        "{'type':'record','name':'Top','fields':[{'name':'a','type':{'type':'array','items':'Top'}}]}";

    Compatibility compatibility = between(writer, reader);

    assertThat(compatibility.readable()).isTrue();
    assertThat(compatibility.reliesOn()).containsExactly(Leniency.TANGLED_RECURSION);
  }

  private static String order(String fields) {
    return "{'type':'record','name':'Order','namespace':'shop','fields':[" + fields + "]}";
  }

  private static String tier(String symbols, String more) {
    return "{'name':'tier','type':{'type':'enum','name':'Tier','symbols':["
        + symbols
        + "]"
        + more
        + "}}";
  }

  private static String items(String fields) {
    return "{'name':'items','type':{'type':'array','items':{'type':'map','values':"
        + "{'type':'record','name':'Item','fields':["
        + fields
        + "]}}}}";
  }

  private static Difference onlyDifference(String writer, String reader) {
    Compatibility compatibility = between(writer, reader);
    assertThat(compatibility.differences()).hasSize(1);
    return compatibility.differences().get(0);
  }

  private static Compatibility between(String writer, String reader) {
    return parse(writer).readBy(parse(reader));
  }

  private static AvroSchema parse(String json) {
    return AvroSchema.parse(json.replace('\'', '"'));
  }
}
