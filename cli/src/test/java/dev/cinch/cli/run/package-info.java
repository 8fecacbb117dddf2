@NullMarked
package dev.cinch.cli.run;

import org.jspecify.annotations.NullMarked;
