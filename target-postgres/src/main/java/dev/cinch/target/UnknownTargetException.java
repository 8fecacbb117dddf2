package dev.cinch.target;

import java.util.Collection;

/** No target of that name is configured. Only another plan or another configuration helps. */
public final class UnknownTargetException extends TargetException {

  UnknownTargetException(String name, Collection<String> known) {
    super(
        "Cannot use target \"%s\": it is not configured; %s"
            .formatted(
                name,
                known.isEmpty()
                    ? "no target is, set cinch.targets.<name>.url"
                    : "the configured ones are " + String.join(", ", known)));
  }
}
