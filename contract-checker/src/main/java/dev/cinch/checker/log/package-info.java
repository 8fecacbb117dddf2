/**
 * What stands in the log: an index of the schemas that records were written with, built by reading
 * a topic once and then kept up.
 */
@NullMarked
package dev.cinch.checker.log;

import org.jspecify.annotations.NullMarked;
