@NullMarked
package dev.cinch.cli.follow;

import org.jspecify.annotations.NullMarked;
