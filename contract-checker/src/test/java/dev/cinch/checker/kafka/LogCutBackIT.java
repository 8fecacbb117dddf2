package dev.cinch.checker.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cinch.checker.log.Logs;
import dev.cinch.checker.log.Logs.Reached;
import dev.cinch.checker.log.Logs.Span;
import dev.cinch.checker.log.SchemaMark;
import dev.cinch.checker.log.TopicExtent.Extent;
import dev.cinch.checker.log.TopicPart;
import dev.cinch.checker.support.Broker;
import dev.cinch.stack.LocalStack;
import dev.cinch.stack.Server;
import dev.cinch.stack.ServerKind;
import dev.cinch.stack.StackOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A leader that has not all that was read, as after an unclean election: here the only broker loses
 * a partition's files.
 */
@Tag("wide")
class LogCutBackIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Test
  void isFoundThoughItHasGrownBeyondWhatWasRead(@TempDir Path data) throws Exception {
    try (LocalStack stack = LocalStack.start(StackOptions.keptIn(data).only(ServerKind.KAFKA));
        Broker broker = new Broker(stack.kafkaBootstrap())) {
      KafkaLogs logs = new KafkaLogs(broker.clients(), broker.admin());
      String cut = broker.createTopic(1);
      String whole = broker.createTopic(1);
      writeAll(broker, cut, 7, 7, 7);
      writeAll(broker, whole, 7, 7, 7);
      Reached ofCut = read(logs, cut);
      Reached ofWhole = read(logs, whole);

      Server server = stack.server(ServerKind.KAFKA);
      server.stop();
      delete(data, cut + "-0");
      server.start();
      await().atMost(PATIENCE).ignoreExceptions().until(() -> reach(logs, cut).end() == 0);
      writeAll(broker, cut, 8, 8, 8, 8);

      assertThat(reach(logs, cut).end()).isEqualTo(4);
      assertThat(reach(logs, cut).leaderEpoch()).isNotEqualTo(ofCut.leaderEpoch());
      assertThat(reach(logs, whole).leaderEpoch()).isNotEqualTo(ofWhole.leaderEpoch());
      assertThat(logs.cutBack(cut, Map.of(0, ofCut))).containsExactly(0);
      assertThat(logs.cutBack(whole, Map.of(0, ofWhole))).isEmpty();
    }
  }

  private static void writeAll(Broker broker, String topic, int... schemas) throws Exception {
    for (int schema : schemas) {
      broker.write(topic, 0, schema);
    }
  }

  private static Extent reach(KafkaLogs logs, String topic) {
    return Objects.requireNonNull(logs.extent(topic).partitions().get(0));
  }

  /** All that is there, and under which leader that was. */
  private static Reached read(KafkaLogs logs, String topic) {
    Extent reach = reach(logs, topic);
    Epochs epochs = new Epochs();
    logs.read(
        TopicPart.of(topic, topic + "-value"),
        Map.of(0, new Span(reach.start(), reach.end())),
        epochs);
    assertThat(epochs.last).isEqualTo(reach.leaderEpoch());
    return new Reached(reach.end(), Objects.requireNonNull(epochs.last));
  }

  private static final class Epochs implements Logs.Reader {
    private @Nullable Integer last;

    @Override
    public void framed(int partition, long offset, SchemaMark schema, Instant timestamp) {
      assertThat(schema).isEqualTo(SchemaMark.id(7));
    }

    @Override
    public void unframed(int partition, long offset) {
      throw new AssertionError("all are framed");
    }

    @Override
    public void readUntil(int partition, long offset, @Nullable Integer leaderEpoch) {
      last = leaderEpoch;
    }

    @Override
    public void portionRead() {}
  }

  private static void delete(Path data, String partition) throws IOException {
    List<Path> folders;
    try (Stream<Path> all = Files.walk(data)) {
      folders = all.filter(path -> path.endsWith(partition)).toList();
    }
    assertThat(folders).hasSize(1);
    try (Stream<Path> files = Files.walk(folders.get(0))) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              path -> {
                try {
                  Files.delete(path);
                } catch (IOException failed) {
                  throw new UncheckedIOException(failed);
                }
              });
    }
  }
}
