package dev.cinch.checker.contract;

import org.jspecify.annotations.Nullable;

/**
 * With what a consumer is deployed, as far as it says so.
 *
 * @param language the language of its Avro library
 * @param library its Avro library and version
 * @param version the consumer's own version
 */
public record Deployment(
    @Nullable String language, @Nullable String library, @Nullable String version) {}
