/** Who uses a table: statements, publications and replicas, as statistics and catalogs tell. */
@NullMarked
package dev.cinch.target.usage;

import org.jspecify.annotations.NullMarked;
