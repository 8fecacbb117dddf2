package dev.cinch.checker.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where notices may be brought: to public addresses, and to networks that are allowed by name.
 * Whoever registers a contract names an address, and must not reach through us what only we can.
 */
final class AddressPolicy {

  private static final List<Network> NOT_PUBLIC =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4",
              "::/128",
              "::1/128",
              "64:ff9b:1::/48",
              "100::/64",
              "2001:db8::/32",
              "fc00::/7",
              "fe80::/10",
              "fec0::/10",
              "ff00::/8")
          .map(Network::parse)
          .toList();

  private static final Network NAT64 = Network.parse("64:ff9b::/96");
  private static final Network IPV4_COMPATIBLE = Network.parse("::/96");
  private static final Network SIX_TO_FOUR = Network.parse("2002::/16");
  private static final Network TEREDO = Network.parse("2001::/32");

  private final List<Network> allowed;

  AddressPolicy(List<String> allowed) {
    this.allowed = allowed.stream().map(Network::parse).toList();
  }

  boolean allows(InetAddress address) {
    return allowed.stream().anyMatch(network -> network.includes(address)) || isPublic(address);
  }

  private static boolean isPublic(InetAddress address) {
    if (address instanceof Inet6Address six && isTunnel(six)) {
      return false;
    }
    return NOT_PUBLIC.stream().noneMatch(network -> network.includes(address))
        && !(address instanceof Inet6Address inner
            && NAT64.includes(inner)
            && !isPublic(last(inner)));
  }

  /** Addresses that hold another one, where a packet may come out. */
  private static boolean isTunnel(Inet6Address address) {
    return SIX_TO_FOUR.includes(address)
        || TEREDO.includes(address)
        || IPV4_COMPATIBLE.includes(address);
  }

  private static InetAddress last(Inet6Address address) {
    byte[] bytes = address.getAddress();
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
