@NullMarked
package dev.cinch.target.catalog;

import org.jspecify.annotations.NullMarked;
