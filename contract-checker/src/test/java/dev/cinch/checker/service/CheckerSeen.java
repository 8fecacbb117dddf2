package dev.cinch.checker.service;

import dev.cinch.events.Namespace;
import java.net.URI;

/**
 * A checker from outside.
 *
 * @param bootstrap the broker that it looks at
 */
record CheckerSeen(URI address, String environment, Namespace namespace, String bootstrap) {}
