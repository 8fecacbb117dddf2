package dev.cinch.access;

import java.security.Principal;
import java.util.Set;

/**
 * Who calls.
 *
 * @param name the actor in the history
 * @param consumers for whom a caller of the role {@code consumer} speaks; of others nothing
 */
public record Caller(String name, Role role, Set<String> consumers) implements Principal {

  /** Whoever calls from this machine, where nobody has a token. */
  static final Caller ANYBODY = new Caller("anonymous", Role.APPROVER, Set.of());

  public Caller {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "Cannot call a caller '%s': the history needs a name".formatted(name));
    }
    consumers = Set.copyOf(consumers);
    if ((role == Role.CONSUMER) == consumers.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot use a token of the role %s that names %s consumers: exactly those of the role consumer name for whom they speak"
              .formatted(role, consumers.isEmpty() ? "no" : consumers.size()));
    }
  }

  /** A caller with a token, who has to be told from the service itself and from anybody. */
  static Caller withToken(String name, Role role, Set<String> consumers, String service) {
    if (name.equals(service) || name.equals(ANYBODY.name)) {
      throw new IllegalArgumentException(
          "Cannot call a caller '%s': that is what the %s calls %s in histories; choose another name"
              .formatted(name, service, name.equals(service) ? "itself" : "whoever has no token"));
    }
    return new Caller(name, role, consumers);
  }

  /** Whether it may say what a consumer does. */
  public boolean speaksFor(String consumer) {
    return role.includes(Role.OPERATOR) || consumers.contains(consumer);
  }

  /** Whether nobody knows who it is. */
  public boolean isAnonymous() {
    return equals(ANYBODY);
  }

  @Override
  public String getName() {
    return name;
  }
}
