package dev.cinch.checker.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.cinch.backbone.registry.CompatibilityLevel;
import dev.cinch.backbone.registry.RegistryClient;
import dev.cinch.checker.compatibility.Level;
import dev.cinch.checker.compatibility.Version;
import dev.cinch.checker.support.CheckerService;
import dev.cinch.checker.support.ReferringSchema;
import dev.cinch.stack.SharedStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpRegistryIT {

  private static final String ORDER =
      "{\"type\":\"record\",\"name\":\"Order\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"}]}";

  private final String subject = "inspected-" + UUID.randomUUID() + "-value";
  private final RegistryClient registry = CheckerService.registry();
  private final HttpRegistry http = new HttpRegistry(address() + "/", null);

  private final Path folder;

  HttpRegistryIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void findsEveryVersionWithThoseThatWereDeletedSoftly() throws IOException {
    registry.register(subject, schema(ORDER));
    registry.register(
        subject, schema(ORDER.replace("]}", ",{\"name\":\"n\",\"type\":\"int\",\"default\":0}]}")));
    registry.setLevel(subject, CompatibilityLevel.FULL_TRANSITIVE);
    registry.deleteVersion(subject, 1);

    History history = http.histories(List.of(subject)).get(0);

    assertThat(history.level()).isEqualTo(Level.FULL_TRANSITIVE);
    assertThat(history.versions())
        .extracting(Version::number, Version::deleted)
        .containsExactly(tuple(1, true), tuple(2, false));
    assertThat(http.subjects()).contains(subject);
  }

  @Test
  void readsASchemaThatRefersToAnotherSubjects() throws Exception {
    String money = "money-" + UUID.randomUUID();
    registry.register(
        money,
        schema(
            "{\"type\":\"record\",\"name\":\"Money\",\"namespace\":\"shop\",\"fields\":["
                + "{\"name\":\"cents\",\"type\":\"long\"}]}"));
    String referring = ORDER.replace("\"long\"", "\"shop.Money\"");
    new ReferringSchema(referring, "shop.Money", money).register(subject);

    History history = http.histories(List.of(subject)).get(0);

    assertThat(history.latest().orElseThrow().requires("id.cents")).isTrue();
  }

  @Test
  void saysTheSameFromTheSnapshotOfIt() throws IOException {
    registry.register(subject, schema(ORDER));
    List<History> histories = http.histories(List.of(subject));
    Path file = folder.resolve("registry.json");
    Files.writeString(file, new Snapshot(Instant.EPOCH, histories).text());

    assertThat(Snapshot.read(file).histories()).isEqualTo(histories);
  }

  @Test
  void hasNothingOfASubjectThatIsNotThere() throws IOException {
    assertThat(http.histories(List.of(subject)).get(0).versions()).isEmpty();
  }

  @Test
  void saysThatNobodyAnswers() {
    assertThatThrownBy(() -> new HttpRegistry("http://localhost:1", null).subjects())
        .isInstanceOf(HttpRegistry.RegistryAway.class)
        .hasMessageStartingWith("The registry at http://localhost:1 does not answer: ");
  }

  private static Schema schema(String json) {
    return new Schema.Parser().parse(json);
  }

  private static String address() {
    return SharedStack.endpoints().registry().toString();
  }
}
