/**
 * What the contract checker knows, behind the planner's sign-in and of one origin with the
 * dashboard.
 */
@NullMarked
package dev.cinch.planner.http.checker;

import org.jspecify.annotations.NullMarked;
