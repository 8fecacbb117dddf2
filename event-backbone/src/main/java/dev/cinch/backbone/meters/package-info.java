/** What services measure of migrations. */
@NullMarked
package dev.cinch.backbone.meters;

import org.jspecify.annotations.NullMarked;
