package dev.cinch.access;

import java.io.Serial;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Without tokens a service would do what anybody on the network says. */
final class OpenToTheNetworkException extends IllegalStateException {

  @Serial private static final long serialVersionUID = 1;

  OpenToTheNetworkException(String service, @Nullable InetAddress address) {
    super(
        "Cannot start the %s: it would listen on %s and take orders from everybody; configure tokens (cinch.access.tokens) or an issuer (cinch.access.jwt.issuer), or let it listen on this machine only (SERVER_ADDRESS=127.0.0.1)"
            .formatted(service, address == null ? "every address" : address.getHostAddress()));
  }
}
