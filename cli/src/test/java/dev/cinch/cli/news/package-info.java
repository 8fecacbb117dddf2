@NullMarked
package dev.cinch.cli.news;

import org.jspecify.annotations.NullMarked;
