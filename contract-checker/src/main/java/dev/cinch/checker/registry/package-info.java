/** The schema registry, behind the checks' port. */
@NullMarked
package dev.cinch.checker.registry;

import org.jspecify.annotations.NullMarked;
