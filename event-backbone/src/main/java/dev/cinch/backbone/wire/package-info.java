/** Avro records on the wire: Confluent's framing, serializer and deserializer. */
@NullMarked
package dev.cinch.backbone.wire;

import org.jspecify.annotations.NullMarked;
