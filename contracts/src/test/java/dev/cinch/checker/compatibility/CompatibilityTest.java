package dev.cinch.checker.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
    assertThat(compatibility.providedFor())
        .extracting(Difference::sentence)
        .containsExactly(
            "Order.tier: symbol 'IRON' arrives as 'GOLD', the default of the reader's enum"
                + " shop.Tier");
  }

  @Test
  void doubtsAnEnumDefaultThatIsNotTheWriters() {
    Compatibility compatibility =
        between(
            order(tier("'GOLD','IRON','NONE'", ",'default':'NONE'")),
            order(tier("'GOLD'", ",'default':'GOLD'")));

    assertThat(compatibility.doubts())
        .extracting(Difference::rule)
        .containsOnly(Rule.CHANGED_ENUM_DEFAULT);
  }

  @Test
  void showsAFailureByTheSmallestDatum() {
    Difference difference =
        onlyDifference(
            order("{'name':'id','type':'long'},{'name':'tier','type':['string','null']}"),
            order("{'name':'id','type':'long'},{'name':'tier','type':'string'}"));

    assertThat(difference.proof().orElseThrow())
        .isInstanceOfSatisfying(
            Proof.Fails.class,
            fails -> {
              assertThat(fails.datum()).isEqualTo("{\"id\":0,\"tier\":null}");
              assertThat(fails.bytes()).isEqualTo(2);
              assertThat(fails.complaint()).contains("null").contains("string");
            });
  }

  @Test
  void speaksOfAFieldAsItsWriterCallsItThoughTheReaderHasAnAlias() {
    Difference difference =
        onlyDifference(
            order("{'name':'level','type':{'type':'record','name':'Level','fields':[]}}"),
            order(
                "{'name':'tier','aliases':['level'],'type':{'type':'record','name':'Tier',"
                    + "'aliases':['Level'],'fields':[{'name':'x','type':'int'}]}}"));

    assertThat(difference.sentence())
        .isEqualTo(
            "Order.tier.x: the reader requires field 'x' (int), which the writer's record"
                + " shop.Level does not have");
    assertThat(difference.proof().map(Proof::sentence).orElse(""))
        .startsWith("{\"level\":{}} can't be decoded");
  }

  @Test
  void saysThatNoDatumCanShowAFailureWhereEachWouldContainAnother() {
    String endless =
        "{'type':'record','name':'A','fields':[{'name':'a','type':'A'},{'name':'b','type':'%s'}]}";

    assertThat(onlyDifference(endless.formatted("int"), endless.formatted("string")).proof())
        .contains(
            new Proof.NoDatum("every datum of record A would contain another one without end"));
  }

  @Test
  void callsAFailureThatNoRecordAvoidsByThatName() {
    String item = "{'type':'record','name':'Item','fields':[{'name':'price','type':'%s'}]}";
    String both = "{'name':'many','type':{'type':'array','items':%s}},{'name':'one','type':'Item'}";

    Compatibility compatibility =
        between(
            order(both.formatted(item.formatted("string"))),
            order(both.formatted(item.formatted("int"))));

    assertThat(compatibility.failures())
        .extracting(Difference::path, Difference::severity)
        .containsExactly(
            tuple("Order.many[].price", Severity.ALWAYS_FAILS),
            tuple("Order.one.price", Severity.ALWAYS_FAILS));
  }

  @Test
  void doubtsWhatLooksLikeARenameWithoutAnAlias() {
    Difference difference =
        onlyDifference(
            order("{'name':'customer_tier','type':'string'}"),
            order("{'name':'tier','type':'string','default':'NONE'}"));

    assertThat(difference.rule()).isEqualTo(Rule.RENAMED_WITHOUT_ALIAS);
    assertThat(difference.remedy())
        .isEqualTo(
            "give the reader's field 'tier' the alias 'customer_tier' if it is the same field");
  }

  @Test
  void saysWhichDefaultIsTakenForWhatIsNotWritten() {
    Compatibility compatibility =
        between(
            order("{'name':'id','type':'long'}"),
            order("{'name':'id','type':'long'},{'name':'tier','type':'string','default':'NONE'}"));

    assertThat(compatibility.faithful()).isTrue();
    assertThat(compatibility.providedFor())
        .extracting(Difference::rule)
        .containsExactly(Rule.DEFAULT_TAKEN);
  }

  @Test
  void doubtsUnitsZonesPrecisionAndUuids() {
    assertThat(
            ruleBetween(logical("long", "timestamp-millis"), logical("long", "timestamp-micros")))
        .isEqualTo(Rule.TIME_UNIT);
    assertThat(ruleBetween(logical("int", "time-millis"), logical("long", "time-micros")))
        .isEqualTo(Rule.TIME_UNIT);
    assertThat(
            ruleBetween(
                logical("long", "timestamp-millis"), logical("long", "local-timestamp-millis")))
        .isEqualTo(Rule.TIME_ZONE);
    assertThat(ruleBetween(logical("int", "date"), logical("long", "timestamp-millis")))
        .isEqualTo(Rule.LOGICAL_TYPE);
    assertThat(ruleBetween("'string'", logical("string", "uuid"))).isEqualTo(Rule.UUID);
    assertThat(ruleBetween(decimal(12), decimal(9))).isEqualTo(Rule.DECIMAL_PRECISION);
    assertThat(between(order(value(decimal(9))), order(value(decimal(12)))).differences())
        .isEmpty();
  }

  @Test
  void doubtsABranchOfAUnionThatIsFoundInAnotherNamespaceOrByItsStructure() {
    String branch = "['null',{'type':'record','name':'%s','fields':[{'name':'x','type':'int'}]}]";

    assertThat(ruleBetween(branch.formatted("shop.Paid"), branch.formatted("billing.Paid")))
        .isEqualTo(Rule.NAMESPACE_IN_UNION);
    assertThat(ruleBetween(branch.formatted("shop.Paid"), branch.formatted("shop.Lost")))
        .isEqualTo(Rule.BRANCH_BY_STRUCTURE);
  }

  @Test
  void doubtsTheOrderOfFieldsOnlyWhereTheConsumerTakesThemByPosition() {
    AvroSchema writer = parse(order("{'name':'a','type':'int'},{'name':'b','type':'int'}"));
    AvroSchema reader = parse(order("{'name':'b','type':'int'},{'name':'a','type':'int'}"));

    assertThat(writer.readBy(reader).differences()).isEmpty();
    assertThat(writer.readBy(reader, Binding.BY_POSITION).doubts())
        .extracting(Difference::sentence)
        .containsExactly(
            "Order.b: field 'b' is number 2 for the writer and number 1 for the reader, who takes"
                + " fields by position");
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

    assertThat(difference.severity()).isEqualTo(Severity.LOSSY);
    assertThat(difference.proof().map(Proof::sentence))
        .contains("{\"cents\":9007199254740993} arrives as {\"cents\":9.007199254740992E15}");
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

    assertThat(difference.rule()).isEqualTo(Rule.DECIMAL_SCALE);
    assertThat(difference.sentence())
        .isEqualTo(
            "Order.price: the writer writes decimal 9,2, the reader takes it for decimal 9,4: 12345"
                + " is 123.45 to the one and 1.2345 to the other");
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

  private static Rule ruleBetween(String written, String read) {
    return onlyDifference(order(value(written)), order(value(read))).rule();
  }

  private static String value(String type) {
    return "{'name':'v','type':" + type + "}";
  }

  private static String logical(String type, String name) {
    return "{'type':'%s','logicalType':'%s'}".formatted(type, name);
  }

  private static String decimal(int precision) {
    return "{'type':'bytes','logicalType':'decimal','precision':%d,'scale':2}".formatted(precision);
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
