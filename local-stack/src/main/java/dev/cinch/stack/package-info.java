/**
 * Real PostgreSQL, Kafka and registry as child processes that end with the JVM that started them.
 */
@NullMarked
package dev.cinch.stack;

import org.jspecify.annotations.NullMarked;
