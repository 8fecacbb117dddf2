package dev.cinch.stack;

import java.net.URI;

/**
 * Where the servers of a stack answer.
 *
 * @param postgres the PostgreSQL server
 * @param kafkaBootstrap the broker, as {@code host:port}
 * @param registry the base of the registry's Confluent-compatible API
 */
public record Endpoints(PostgresEndpoint postgres, String kafkaBootstrap, URI registry) {}
