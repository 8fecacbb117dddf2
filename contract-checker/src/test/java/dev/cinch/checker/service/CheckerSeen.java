package dev.cinch.checker.service;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A checker from outside: on the topics it is one of several. */
record CheckerSeen(URI address, String environment, String source) {

  boolean said(ConsumerRecord<byte[], byte[]> event) {
    return source.equals(
        new String(event.headers().lastHeader("ce_source").value(), StandardCharsets.UTF_8));
  }
}
