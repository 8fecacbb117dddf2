package dev.cinch.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A cable to a server, on a port of its own: it can be pulled out, cut so that nobody notices, and
 * led to another server.
 */
public final class Cable implements AutoCloseable {

  private static final int PIECE = 8192;

  private final ServerSocket listener;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Object change = new Object();
  private volatile InetSocketAddress server;
  private volatile boolean pulled;
  private volatile boolean silent;

  public Cable(String host, int port) {
    this.server = new InetSocketAddress(host, port);
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

  /** All connections break, and new ones are refused. */
  public void pull() {
    pulled = true;
    drop();
  }

  public void putBack() {
    pulled = false;
  }

  /** Connections stay, and new ones are taken, but nothing comes through in either direction. */
  public void silence() {
    silent = true;
  }

  /** What was held up goes through. */
  public void letThrough() {
    synchronized (change) {
      silent = false;
      change.notifyAll();
    }
  }

  /** Connections break; new ones reach that server. */
  public void leadTo(String host, int port) {
    server = new InetSocketAddress(host, port);
    drop();
  }

  private void drop() {
    sockets.forEach(Cable::closeQuietly);
    sockets.clear();
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
    InetSocketAddress reached = server;
    sockets.add(caller);
    Socket callee = new Socket();
    try {
      callee.connect(reached);
    } catch (IOException away) {
      sockets.remove(caller);
      caller.close();
      throw away;
    }
    sockets.add(callee);
    if (pulled || !reached.equals(server)) {
      // changed while this connection was made, and so perhaps before it was known
      drop();
      return;
    }
    start(() -> pump(caller, callee));
    start(() -> pump(callee, caller));
  }

  private void pump(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] piece = new byte[PIECE];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        awaitVoice();
        out.write(piece, 0, read);
      }
    } catch (IOException closed) {
      sockets.remove(from);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private void awaitVoice() throws InterruptedException {
    synchronized (change) {
      while (silent) {
        change.wait();
      }
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
  public void close() {
    pull();
    letThrough();
    try {
      listener.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
