/** News from the suite's topics. */
@NullMarked
package dev.cinch.cli.news.kafka;

import org.jspecify.annotations.NullMarked;
