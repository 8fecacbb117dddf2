/** The product's story, told by real servers and services. */
@NullMarked
package dev.cinch.cli.demo;

import org.jspecify.annotations.NullMarked;
