@NullMarked
package dev.cinch.checker.settings;

import org.jspecify.annotations.NullMarked;
