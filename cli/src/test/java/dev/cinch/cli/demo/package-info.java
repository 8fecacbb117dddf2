@NullMarked
package dev.cinch.cli.demo;

import org.jspecify.annotations.NullMarked;
