package dev.cinch.checker.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Addresses that begin alike, such as {@code 10.0.0.0/8}.
 *
 * @param first its first address
 * @param bits how many bits its addresses share
 */
record Network(InetAddress first, int bits) {

  static Network parse(String text) {
    int slash = text.indexOf('/');
    try {
      // letters would be a name, and a name would be looked up
      if (slash < 0 || !text.substring(0, slash).matches("[0-9a-fA-F.:]+")) {
        throw new IllegalArgumentException("it is not an address with a number of bits");
      }
      InetAddress first = InetAddress.getByName(text.substring(0, slash));
      int bits = Integer.parseInt(text.substring(slash + 1));
      if (bits < 0 || bits > first.getAddress().length * 8) {
        throw new IllegalArgumentException("it has %d bits".formatted(bits));
      }
      return new Network(first, bits);
    } catch (UnknownHostException | RuntimeException malformed) {
      throw new IllegalArgumentException(
          "Cannot read network \"%s\": %s; write 10.0.0.0/8 or fd00::/8"
              .formatted(text, malformed.getMessage()),
          malformed);
    }
  }

  boolean includes(InetAddress address) {
    byte[] ours = first.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    int whole = bits / 8;
    int mask = 0xFF << (8 - bits % 8);
    return Arrays.equals(ours, 0, whole, theirs, 0, whole)
        && (bits % 8 == 0 || (ours[whole] & mask) == (theirs[whole] & mask));
  }
}
