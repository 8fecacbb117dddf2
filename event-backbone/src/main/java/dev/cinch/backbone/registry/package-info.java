/** A client for the Confluent schema registry API, under Confluent's own property names. */
@NullMarked
package dev.cinch.backbone.registry;

import org.jspecify.annotations.NullMarked;
