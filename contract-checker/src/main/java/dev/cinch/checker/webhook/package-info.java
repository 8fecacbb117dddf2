/** Notices by HTTP, to addresses that others have named: nowhere that only we can reach. */
@NullMarked
package dev.cinch.checker.webhook;

import org.jspecify.annotations.NullMarked;
