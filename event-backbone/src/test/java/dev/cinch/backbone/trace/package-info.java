@NullMarked
package dev.cinch.backbone.trace;

import org.jspecify.annotations.NullMarked;
