/** What the tests of the backbone stand on. */
@NullMarked
package dev.cinch.backbone;

import org.jspecify.annotations.NullMarked;
