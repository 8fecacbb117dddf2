/** The services' HTTP interfaces, as far as a command needs them. */
@NullMarked
package dev.cinch.cli.service;

import org.jspecify.annotations.NullMarked;
