@NullMarked
package dev.cinch.checker.http;

import org.jspecify.annotations.NullMarked;
