package dev.cinch.checker.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cinch.checker.contract.ContractDraft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A contract as it is sent; consumer and subject stand in the path. */
record ContractBody(
    @Nullable String environment,
    @Nullable String topic,
    @Nullable String owner,
    @Nullable String kind,
    @Nullable String readerSchema,
    @Nullable List<@Nullable String> fields,
    @Nullable List<@Nullable String> groups,
    @Nullable String language,
    @Nullable String library,
    @Nullable String version,
    @JsonProperty("notify") @Nullable String notifyAt,
    @Nullable List<@Nullable String> retryTopics,
    @Nullable Boolean compatibilitySuffices,
    @Nullable String binds) {

  ContractDraft draft(String consumer, String subject, String ourEnvironment) {
    return new ContractDraft(
        environment == null ? ourEnvironment : environment,
        consumer,
        subject,
        topic,
        owner,
        kind,
        readerSchema,
        fields,
        groups,
        language,
        library,
        version,
        notifyAt,
        retryTopics,
        compatibilitySuffices,
        binds);
  }
}
