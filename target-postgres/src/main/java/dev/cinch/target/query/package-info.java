/** Plans the queries that read one column on another one. */
@NullMarked
package dev.cinch.target.query;

import org.jspecify.annotations.NullMarked;
