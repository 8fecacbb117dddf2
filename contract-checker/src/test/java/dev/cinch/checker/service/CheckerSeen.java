package dev.cinch.checker.service;

import dev.cinch.events.Namespace;
import java.net.URI;

/** A checker from outside. */
record CheckerSeen(URI address, String environment, Namespace namespace) {}
