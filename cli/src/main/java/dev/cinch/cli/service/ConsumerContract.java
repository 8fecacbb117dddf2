package dev.cinch.cli.service;

import java.util.List;

/**
 * What a consumer of events says of itself, under the names that the contract checker knows.
 *
 * @param environment where it holds
 * @param topic the topic that carries the events
 * @param owner who answers for the consumer
 * @param kind what sort of consumer it is
 * @param readerSchema the schema that it decodes with, as Avro JSON
 * @param fields the fields that it uses
 * @param groups its consumer groups
 * @param language the language of its Avro library
 * @param compatibilitySuffices whether its owner need not answer where it is known to be compatible
 */
public record ConsumerContract(
    String environment,
    String topic,
    String owner,
    String kind,
    String readerSchema,
    List<String> fields,
    List<String> groups,
    String language,
    boolean compatibilitySuffices) {

  public ConsumerContract {
    fields = List.copyOf(fields);
    groups = List.copyOf(groups);
  }
}
