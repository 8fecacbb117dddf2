@NullMarked
package dev.cinch.cli.plan;

import org.jspecify.annotations.NullMarked;
