package dev.cinch.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CableTest {

  private static final String HERE = InetAddress.getLoopbackAddress().getHostAddress();
  private static final int A_WHILE = 300;

  private final List<AutoCloseable> open = new ArrayList<>();
  private final ServerSocket one = server('1');
  private final ServerSocket two = server('2');
  private final Cable cable = keep(new Cable(HERE, one.getLocalPort()));

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  @Test
  void leadsToTheServerAndThenToAnother() throws IOException {
    Socket first = call();
    assertThat(answer(first)).isEqualTo('1');

    cable.leadTo(HERE, two.getLocalPort());

    assertThat(first.getInputStream().read()).isEqualTo(-1);
    assertThat(answer(call())).isEqualTo('2');
  }

  @Test
  void breaksConnectionsWhenPulledAndTakesNewOnesWhenPutBack() throws IOException {
    Socket first = call();
    assertThat(answer(first)).isEqualTo('1');

    cable.pull();

    assertThat(first.getInputStream().read()).isEqualTo(-1);
    assertThat(call().getInputStream().read()).isEqualTo(-1);
    cable.putBack();
    assertThat(answer(call())).isEqualTo('1');
  }

  @Test
  void keepsConnectionsSilentAndLetsThroughWhatWasHeldUp() throws IOException {
    Socket first = call();
    assertThat(answer(first)).isEqualTo('1');

    cable.silence();
    first.getOutputStream().write('?');
    first.setSoTimeout(A_WHILE);
    assertThatThrownBy(first.getInputStream()::read).isInstanceOf(SocketTimeoutException.class);
    cable.letThrough();

    first.setSoTimeout(0);
    assertThat(first.getInputStream().read()).isEqualTo('1');
  }

  private Socket call() throws IOException {
    return keep(new Socket(HERE, cable.port()));
  }

  private static int answer(Socket socket) throws IOException {
    socket.getOutputStream().write('?');
    return socket.getInputStream().read();
  }

  /** Answers each byte with its name. */
  private ServerSocket server(char name) {
    try {
      ServerSocket server = keep(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()));
      start(
          () -> {
            while (true) {
              Socket caller = keep(server.accept());
              start(
                  () -> {
                    while (caller.getInputStream().read() >= 0) {
                      caller.getOutputStream().write(name);
                    }
                  });
            }
          });
      return server;
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                return;
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private synchronized <T extends AutoCloseable> T keep(T resource) {
    open.add(resource);
    return resource;
  }
}
