/** What the columns of a row are to hold, and how SQL says it. */
@NullMarked
package dev.cinch.target.value;

import org.jspecify.annotations.NullMarked;
