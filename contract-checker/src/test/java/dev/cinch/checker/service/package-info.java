@NullMarked
package dev.cinch.checker.service;

import org.jspecify.annotations.NullMarked;
