package dev.cinch.cli.service;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a service is, and what it is shown.
 *
 * @param base its address, with a path where it is behind one
 * @param token null where it asks for none
 */
public record Access(URI base, @Nullable String token) {

  /** Without a token. */
  public static Access to(URI base) {
    return new Access(base, null);
  }

  /** Whether nothing that is said is encrypted. */
  boolean isPlain() {
    return "http".equals(base.getScheme());
  }

  URI at(String path) {
    String address = base.toString();
    return URI.create(
        (address.endsWith("/") ? address.substring(0, address.length() - 1) : address) + path);
  }

  Optional<String> authorization() {
    return Optional.ofNullable(token).map("Bearer "::concat);
  }

  /** Everything but the token. */
  @Override
  public String toString() {
    return base.toString();
  }
}
