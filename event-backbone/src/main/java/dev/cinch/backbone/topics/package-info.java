/** What must be there before anything runs: topics, schemas, share groups. */
@NullMarked
package dev.cinch.backbone.topics;

import org.jspecify.annotations.NullMarked;
