package dev.cinch.stack;

import dev.cinch.stack.process.Ports;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The one request that tells that a broker is ready, by hand, so that nobody gets a Kafka client
 * from this module: METADATA version 2 without topics, answered with the brokers that take
 * requests.
 */
final class KafkaHandshake {

  private static final int METADATA = 3;
  private static final int VERSION = 2;
  private static final int TIMEOUT_MILLIS = 5_000;

  private KafkaHandshake() {}

  /** The id of the cluster whose ready broker answers at a port. */
  static Optional<String> readyClusterAt(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(Ports.address(port), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      ask(new DataOutputStream(socket.getOutputStream()));
      return answer(new DataInputStream(socket.getInputStream()));
    } catch (IOException notYet) {
      return Optional.empty();
    }
  }

  private static void ask(DataOutputStream request) throws IOException {
    byte[] client = "cinch".getBytes(StandardCharsets.UTF_8);
    request.writeInt(2 + 2 + 4 + 2 + client.length + 4);
    request.writeShort(METADATA);
    request.writeShort(VERSION);
    request.writeInt(1);
    request.writeShort(client.length);
    request.write(client);
    request.writeInt(0);
    request.flush();
  }

  private static Optional<String> answer(DataInputStream response) throws IOException {
    response.readInt();
    response.readInt();
    int brokers = response.readInt();
    for (int broker = 0; broker < brokers; broker++) {
      response.readInt();
      string(response);
      response.readInt();
      string(response);
    }
    Optional<String> cluster = string(response);
    return brokers > 0 ? cluster : Optional.empty();
  }

  private static Optional<String> string(DataInputStream response) throws IOException {
    int length = response.readShort();
    return length < 0
        ? Optional.empty()
        : Optional.of(new String(response.readNBytes(length), StandardCharsets.UTF_8));
  }
}
