package dev.cinch.checker.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A cable to a server, which can be pulled out and put back: a server that is away, without one.
 */
public final class Cable implements AutoCloseable {

  private final String host;
  private final int port;
  private final ServerSocket listener;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile boolean pulled;

  public Cable(String host, int port) {
    this.host = host;
    this.port = port;
    try {
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    start(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  public void pull() {
    pulled = true;
    sockets.forEach(Cable::closeQuietly);
    sockets.clear();
  }

  public void putBack() {
    pulled = false;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket caller = listener.accept();
        if (pulled) {
          caller.close();
        } else {
          connect(caller);
        }
      } catch (IOException closed) {
        continue;
      }
    }
  }

  private void connect(Socket caller) throws IOException {
    Socket server = new Socket(host, port);
    sockets.add(caller);
    sockets.add(server);
    if (pulled) {
      // Pulled while this connection was made, and so perhaps before it was known.
      pull();
      return;
    }
    start(() -> pump(caller, server));
    start(() -> pump(server, caller));
  }

  private void pump(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException closed) {
      sockets.remove(from);
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "cable");
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyClosed) {
      return;
    }
  }

  @Override
  public void close() throws IOException {
    pull();
    listener.close();
  }
}
