/** Reading a compacted topic whole, without a group. */
@NullMarked
package dev.cinch.backbone.state;

import org.jspecify.annotations.NullMarked;
