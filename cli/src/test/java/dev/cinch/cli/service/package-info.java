@NullMarked
package dev.cinch.cli.service;

import org.jspecify.annotations.NullMarked;
