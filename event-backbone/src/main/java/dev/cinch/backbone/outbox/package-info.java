/**
 * Events that leave with the transaction that caused them, and the relay that carries them to
 * Kafka.
 */
@NullMarked
package dev.cinch.backbone.outbox;

import org.jspecify.annotations.NullMarked;
