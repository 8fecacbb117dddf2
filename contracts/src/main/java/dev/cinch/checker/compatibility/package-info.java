/**
 * The compatibility engine: can a reader decode what a writer writes? Pure Java on Avro, usable as
 * a library; Avro is its subject, so this is the one domain package that knows it.
 */
@NullMarked
package dev.cinch.checker.compatibility;

import org.jspecify.annotations.NullMarked;
