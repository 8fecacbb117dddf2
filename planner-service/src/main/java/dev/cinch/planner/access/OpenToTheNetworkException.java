package dev.cinch.planner.access;

import java.io.Serial;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Without tokens the planner would do what anybody on the network says. */
final class OpenToTheNetworkException extends IllegalStateException {

  @Serial private static final long serialVersionUID = 1;

  OpenToTheNetworkException(@Nullable InetAddress address) {
    super(
        "Cannot start the planner: it would listen on %s and take orders from everybody; configure tokens (cinch.access.tokens) or an issuer (cinch.access.jwt.issuer), or let it listen on this machine only (SERVER_ADDRESS=127.0.0.1)"
            .formatted(address == null ? "every address" : address.getHostAddress()));
  }
}
