package dev.cinch.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports of the loopback address, from below the range that systems give to outgoing
 * connections: so nobody's connection takes a server's port while that server is away.
 */
final class Ports {

  private static final int FIRST = 15_000;
  private static final int END = 30_000;
  private static final int TRIES = 1_000;

  private Ports() {}

  static int free() {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      if (isFree(port)) {
        return port;
      }
    }
    throw new StackException(
        "Cannot find a free port between %d and %d: %d tries met a taken one"
            .formatted(FIRST, END, TRIES));
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
