/**
 * What each phase does to the target's schema: one class an operation, each as steps with their
 * undo.
 */
@NullMarked
package dev.cinch.target.change;

import org.jspecify.annotations.NullMarked;
