@NullMarked
package dev.cinch.cli.contract;

import org.jspecify.annotations.NullMarked;
