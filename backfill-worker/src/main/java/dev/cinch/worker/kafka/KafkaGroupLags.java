package dev.cinch.worker.kafka;

import dev.cinch.backbone.client.KafkaClients;
import dev.cinch.target.health.Reading;
import dev.cinch.target.health.Reading.Known;
import dev.cinch.target.health.Reading.Unknown;
import dev.cinch.worker.range.Threshold.GroupLag;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Asks the broker how far consumer groups are behind, on all topics that they have committed on.
 */
public final class KafkaGroupLags implements Function<GroupLag, Reading>, AutoCloseable {

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

  private final KafkaClients clients;
  private @Nullable Admin admin;

  public KafkaGroupLags(KafkaClients clients) {
    this.clients = clients;
  }

  @Override
  public Reading apply(GroupLag lag) {
    try {
      Map<TopicPartition, Long> committed = committed(lag.group());
      return committed.isEmpty()
          ? new Unknown("consumer group %s has committed nothing".formatted(lag.group()), false)
          : new Known(behind(committed));
    } catch (ExecutionException e) {
      return new Unknown("the broker says: " + e.getMessage(), false);
    } catch (TimeoutException e) {
      return new Unknown("the broker gave no answer", false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Unknown("interrupted", false);
    }
  }

  private Map<TopicPartition, Long> committed(String group)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, @Nullable OffsetAndMetadata> offsets =
        answer(admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    return offsets.entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private double behind(Map<TopicPartition, Long> committed)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetSpec> latest =
        committed.keySet().stream()
            .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
    Map<TopicPartition, ListOffsetsResultInfo> ends = answer(admin().listOffsets(latest).all());
    return ends.entrySet().stream()
        .mapToDouble(
            end -> Math.max(0, end.getValue().offset() - committed.getOrDefault(end.getKey(), 0L)))
        .sum();
  }

  private static <T> T answer(KafkaFuture<T> future)
      throws ExecutionException, InterruptedException, TimeoutException {
    return future.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized Admin admin() {
    Admin known = admin == null ? clients.admin() : admin;
    admin = known;
    return known;
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(ANSWER_WITHIN);
    }
  }
}
