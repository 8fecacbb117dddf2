package dev.cinch.backbone.outbox;

import dev.cinch.backbone.event.Envelope;
import org.apache.avro.Schema;

/**
 * An event that waits in the outbox.
 *
 * @param id its place in the order
 * @param topic where it goes
 * @param key what orders it there
 * @param envelope what travels beside it
 * @param schema what its payload is encoded with
 * @param payload its record in Avro, without framing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record OutboxEvent(
    long id, String topic, String key, Envelope envelope, Schema schema, byte[] payload) {}
