package dev.cinch.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class SchemaResolutionTest {

  private static final String EMPTY = record("");
  private static final String REQUIRED = record("{'name':'a','type':'string'}");
  private static final String OPTIONAL =
      record("{'name':'a','type':['null','string'],'default':null}");

  @Test
  void findsNothingWrongWithAFieldThatHasADefault() {
    assertThat(SchemaResolution.problemsBothWays(parse(EMPTY), parse(OPTIONAL))).isEmpty();
  }

  @Test
  void refusesAFieldThatTheReaderNeedsAndTheWriterLacks() {
    assertThat(SchemaResolution.problems(parse(EMPTY), parse(REQUIRED)))
        .singleElement()
        .asString()
        .contains("missing required field a");
  }

  @Test
  void refusesABranchOfAUnionThatTheReaderCannotTake() {
    assertThat(SchemaResolution.problems(parse(OPTIONAL), parse(REQUIRED)))
        .singleElement()
        .asString()
        .contains("R.a", "Found null, expecting string");
  }

  @Test
  void refusesASymbolThatTheReaderLacks() {
    String two = record("{'name':'a','type':{'type':'enum','name':'E','symbols':['X','Y']}}");
    String one = record("{'name':'a','type':{'type':'enum','name':'E','symbols':['X']}}");

    assertThat(SchemaResolution.problemsBothWays(parse(one), parse(two)))
        .containsExactly(
            "the earlier can't read the later: R.a: symbol Y is unknown to the reader, which has no default");
  }

  @Test
  void acceptsASymbolThatTheReaderTakesAsItsDefault() {
    String two =
        record("{'name':'a','type':{'type':'enum','name':'E','symbols':['X','Y'],'default':'X'}}");
    String one =
        record("{'name':'a','type':{'type':'enum','name':'E','symbols':['X'],'default':'X'}}");

    assertThat(SchemaResolution.problemsBothWays(parse(one), parse(two))).isEmpty();
  }

  @Test
  void looksIntoArraysAndMapsAndEndsOnARecursion() {
    String tree = "{'name':'a','type':{'type':'map','values':{'type':'array','items':'%s'}}},";
    String recursive = "{'name':'next','type':['null','R'],'default':null}";

    assertThat(
            SchemaResolution.problems(
                parse(record(tree.formatted("string") + recursive)),
                parse(record(tree.formatted("long") + recursive))))
        .singleElement()
        .asString()
        .contains("R.a[][]", "Found string, expecting long");
  }

  private static String record(String fields) {
    return "{'type':'record','name':'R','fields':[%s]}".formatted(fields);
  }

  private static Schema parse(String json) {
    return new Schema.Parser().parse(json.replace('\'', '"'));
  }
}
