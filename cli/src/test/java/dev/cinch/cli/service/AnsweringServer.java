package dev.cinch.cli.service;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** A service that answers as a test tells it. */
public final class AnsweringServer implements AutoCloseable {

  private final HttpServer server;

  private AnsweringServer(HttpServer server) {
    this.server = server;
  }

  public static AnsweringServer start(HttpHandler answers) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", answers);
      server.start();
      return new AnsweringServer(server);
    } catch (IOException failure) {
      throw new IllegalStateException("no port is free", failure);
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
