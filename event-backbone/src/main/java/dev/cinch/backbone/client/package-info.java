/** Where Kafka clients come from, and which of their settings are not a service's to choose. */
@NullMarked
package dev.cinch.backbone.client;

import org.jspecify.annotations.NullMarked;
