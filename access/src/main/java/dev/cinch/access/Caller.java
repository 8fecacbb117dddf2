package dev.cinch.access;

import java.security.Principal;

/**
 * Who calls.
 *
 * @param name the actor in the history
 */
public record Caller(String name, Role role) implements Principal {

  /** Whoever calls from this machine, where nobody has a token. */
  static final Caller ANYBODY = new Caller("anonymous", Role.APPROVER);

  public Caller {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "Cannot call a caller '%s': the history needs a name".formatted(name));
    }
  }

  /** A caller with a token, who has to be told from the service itself and from anybody. */
  static Caller withToken(String name, Role role, String service) {
    if (name.equals(service) || name.equals(ANYBODY.name)) {
      throw new IllegalArgumentException(
          "Cannot call a caller '%s': that is what the %s calls %s in histories; choose another name"
              .formatted(name, service, name.equals(service) ? "itself" : "whoever has no token"));
    }
    return new Caller(name, role);
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
