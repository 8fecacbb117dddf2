/** Publishing without a database: for workers. */
@NullMarked
package dev.cinch.backbone.publish;

import org.jspecify.annotations.NullMarked;
