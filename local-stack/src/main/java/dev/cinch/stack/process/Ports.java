package dev.cinch.stack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports of the loopback address, from below the range that systems give to outgoing
 * connections: so nobody's connection takes a server's port while that server is away.
 */
public final class Ports {

  /** The one address that servers listen on. */
  public static final String HOST = "127.0.0.1";

  private static final int FIRST = 15_000;
  private static final int END = 30_000;
  private static final int TRIES = 1_000;

  private Ports() {}

  /** A port that is free now; another process may still be quicker to take it. */
  public static int free() {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      if (isFree(port)) {
        return port;
      }
    }
    throw new ProcessException(
        "Cannot find a free port between %d and %d: %d tries met taken ones"
            .formatted(FIRST, END, TRIES));
  }

  /** That port if it is free, and another one otherwise. */
  public static int freeAt(int port) {
    return isFree(port) ? port : free();
  }

  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(address(port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /** A port of that one address, whatever the JVM prefers for its loopback. */
  public static InetSocketAddress address(int port) {
    try {
      return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
