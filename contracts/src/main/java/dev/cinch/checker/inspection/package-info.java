/**
 * Contracts, plans and schemas that lie in files, looked at without a running service: what a pull
 * request is told.
 */
@NullMarked
package dev.cinch.checker.inspection;

import org.jspecify.annotations.NullMarked;
