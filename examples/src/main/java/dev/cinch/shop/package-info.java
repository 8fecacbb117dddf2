/** A shop with live orders and order events, to try Cinch on. */
@NullMarked
package dev.cinch.shop;

import org.jspecify.annotations.NullMarked;
