package dev.cinch.checker.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.compatibility.RandomData.Endless;
import dev.cinch.checker.compatibility.RandomSchemas.Pair;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine's answer against what decoders do with data. A seed can be given to repeat a run:
 * {@code -Dcinch.compatibility.seed=… -Dcinch.compatibility.pairs=…}.
 */
class CompatibilityPropertyTest {

  private static final Logger LOG = LoggerFactory.getLogger(CompatibilityPropertyTest.class);
  private static final int PAIRS = Integer.getInteger("cinch.compatibility.pairs", 6_000);
  private static final long SEED = Long.getLong("cinch.compatibility.seed", 20_261_120L);
  private static final int DATA_FOR_OK = 12;
  private static final int DATA_FOR_FAIL = 12;

  /** Rules that compare two versions, or that a consumer must ask for. */
  private static final Set<Rule> OF_VERSIONS = EnumSet.of(Rule.FIELD_ORDER, Rule.CHANGED_DEFAULT);

  private final Random random = new Random(SEED);
  private final RandomData data = new RandomData(random);
  private final Map<String, Integer> statistics = new TreeMap<>();

  @Test
  void agreesWithBothDecodersOnEachRandomPair() {
    RandomSchemas schemas = new RandomSchemas(random);
    for (int i = 0; i < PAIRS; i++) {
      Pair pair = schemas.pair();
      try {
        compare(pair);
      } catch (Endless noFiniteData) {
        count("without finite data");
      }
    }
    LOG.info("pairs {}, seed {}: {}", PAIRS, SEED, statistics);
    assertThatTheHardCasesAppeared();
  }

  private void compare(Pair pair) {
    Compatibility compatibility =
        ResolutionWalk.between(pair.writer(), pair.reader(), Binding.BY_NAME);
    if (compatibility.readable()) {
      decodesEachDatum(pair, compatibility);
      count("readable");
    } else {
      failsAsItSays(pair, compatibility);
      count("not readable");
    }
    compatibility.reliesOn().forEach(leniency -> count("relies on " + leniency));
    compatibility.differences().forEach(difference -> count("rule " + difference.rule()));
    new Features(pair.writer(), pair.reader()).names().forEach(this::count);
  }

  private void decodesEachDatum(Pair pair, Compatibility compatibility) {
    for (int i = 0; i < DATA_FOR_OK; i++) {
      @Nullable Object datum = data.of(pair.writer());
      byte[] bytes = Wire.encode(datum, pair.writer());
      for (boolean fast : new boolean[] {true, false}) {
        Optional<String> complaint = Wire.complaint(bytes, pair.writer(), pair.reader(), fast);
        assertThat(complaint.filter(text -> !isForeseen(text, compatibility.reliesOn())))
            .as("false OK, fast=%s, %s", fast, describe(pair))
            .isEmpty();
      }
      if (saysThatAllArrives(compatibility)
          && Wire.complaint(bytes, pair.writer(), pair.reader(), true).isEmpty()) {
        count("what arrived compared");
        Object arrived = Wire.decode(bytes, pair.writer(), pair.reader());
        assertThat(Arrived.altered(datum, pair.writer(), arrived, pair.reader()))
            .as("altered and not said, %s", describe(pair))
            .isEmpty();
      }
    }
  }

  private static boolean saysThatAllArrives(Compatibility compatibility) {
    return !compatibility.reliesOn().contains(Leniency.ALIAS)
        && compatibility.differences().stream()
            .allMatch(difference -> difference.rule() == Rule.DEFAULT_TAKEN);
  }

  /** Decoders that differ: the engine has said so beforehand. */
  private boolean isForeseen(String complaint, Set<Leniency> reliesOn) {
    if (complaint.contains("Collection claims") || complaint.contains("Map claims")) {
      count("complaint foreseen by SHORT_ELEMENTS");
      return reliesOn.contains(Leniency.SHORT_ELEMENTS);
    }
    if (complaint.contains("NullPointerException") || complaint.contains("StackOverflowError")) {
      count("complaint foreseen by TANGLED_RECURSION");
      return reliesOn.contains(Leniency.TANGLED_RECURSION);
    }
    return false;
  }

  /** Each failure has data that shows it, or none can be had; what always fails never decodes. */
  private void failsAsItSays(Pair pair, Compatibility compatibility) {
    boolean always = false;
    int smallest = Integer.MAX_VALUE;
    for (Difference failure : compatibility.failures()) {
      always |= failure.severity() == Severity.ALWAYS_FAILS;
      smallest = Math.min(smallest, bytesThatShow(failure, pair));
    }
    boolean decoded = false;
    for (int i = 0; i < DATA_FOR_FAIL; i++) {
      byte[] bytes = Wire.encode(data.of(pair.writer()), pair.writer());
      boolean fast = Wire.complaint(bytes, pair.writer(), pair.reader(), true).isPresent();
      boolean classic = Wire.complaint(bytes, pair.writer(), pair.reader(), false).isPresent();
      decoded |= !fast && !classic;
      if (fast && classic && failsForOneReasonOnly(compatibility)) {
        assertThat(bytes.length)
            .as("smaller than the smallest, %s", describe(pair))
            .isGreaterThanOrEqualTo(smallest);
      } else if (fast != classic) {
        count("decoders differ");
      }
    }
    assertThat(always && decoded).as("decodes what always fails, %s", describe(pair)).isFalse();
    count(always ? "always fails" : decoded ? "fails on some, decodes others" : "fails on some");
  }

  private static boolean failsForOneReasonOnly(Compatibility compatibility) {
    return compatibility.failures().size() == 1
        && !compatibility.reliesOn().contains(Leniency.SHORT_ELEMENTS)
        && !compatibility.reliesOn().contains(Leniency.TANGLED_RECURSION);
  }

  private int bytesThatShow(Difference failure, Pair pair) {
    Proof proof = failure.proof().orElseThrow();
    if (proof instanceof Proof.Fails fails) {
      Optional<byte[]> read = Wire.fromJson(fails.datum(), pair.writer());
      if (read.isEmpty()) {
        count("datum of a schema that Avro's own JSON can't take");
        return fails.bytes();
      }
      byte[] bytes = read.get();
      assertThat(bytes).as("%s, %s", fails, describe(pair)).hasSize(fails.bytes());
      for (boolean fast : new boolean[] {true, false}) {
        assertThat(Wire.complaint(bytes, pair.writer(), pair.reader(), fast))
            .as("false FAIL, fast=%s, %s, %s", fast, failure, describe(pair))
            .isPresent();
      }
      count("failure shown by a datum");
      return fails.bytes();
    }
    assertThat(proof.sentence()).as(describe(pair)).contains("without end");
    count("failure that no datum can show");
    return Integer.MAX_VALUE;
  }

  private void assertThatTheHardCasesAppeared() {
    for (String feature : Features.ALL) {
      assertThat(statistics.getOrDefault(feature, 0)).as(feature).isGreaterThan(PAIRS / 50);
    }
    for (Leniency leniency : EnumSet.complementOf(EnumSet.of(Leniency.TANGLED_RECURSION))) {
      assertThat(statistics.getOrDefault("relies on " + leniency, 0))
          .as("relies on %s", leniency)
          .isGreaterThan(PAIRS / 100);
    }
    for (Rule rule : Rule.values()) {
      if (!OF_VERSIONS.contains(rule)) {
        assertThat(statistics.getOrDefault("rule " + rule, 0)).as("%s", rule).isPositive();
      }
    }
    assertThat(statistics.get("readable")).isGreaterThan(PAIRS / 5);
    assertThat(statistics.get("not readable")).isGreaterThan(PAIRS / 5);
    assertThat(statistics.getOrDefault("without finite data", 0)).isLessThan(PAIRS / 10);
  }

  private void count(String what) {
    statistics.merge(what, 1, Integer::sum);
  }

  private static String describe(Pair pair) {
    return "writer %s%nreader %s".formatted(pair.writer(), pair.reader());
  }
}
