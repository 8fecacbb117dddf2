package dev.cinch.cli.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Single calls, by the oldest of the JDK's clients: its newer one loads a thousand classes more,
 * which takes longer than most calls.
 */
final class HttpCalls {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final String ACCEPT =
      "application/json, application/sarif+json, application/problem+json";

  static {
    // it would send a command twice where the first answer was lost
    System.setProperty("sun.net.http.retryPost", "false");
  }

  private final Access access;

  HttpCalls(Access access) {
    this.access = access;
  }

  /** What is asked. */
  record Call(String method, String path, @Nullable Content content) {

    static Call get(String path) {
      return new Call("GET", path, null);
    }
  }

  /** What is sent along. */
  record Content(String type, String text) {}

  /** What came back. */
  record Answer(int status, String text) {}

  Answer answer(Call call) throws IOException {
    URI address = access.at(call.path());
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    try {
      connection.setInstanceFollowRedirects(false);
      connection.setUseCaches(false);
      connection.setConnectTimeout((int) CONNECT.toMillis());
      connection.setReadTimeout((int) ANSWER.toMillis());
      connection.setRequestMethod(call.method());
      connection.setRequestProperty("Accept", ACCEPT);
      access
          .authorization()
          .ifPresent(value -> connection.setRequestProperty("Authorization", value));
      if (call.content() != null) {
        send(connection, call.content());
      }
      return new Answer(connection.getResponseCode(), text(connection));
    } finally {
      connection.disconnect();
    }
  }

  private static void send(HttpURLConnection connection, Content content) throws IOException {
    byte[] bytes = content.text().getBytes(StandardCharsets.UTF_8);
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", content.type());
    try (OutputStream body = connection.getOutputStream()) {
      body.write(bytes);
    }
  }

  private static String text(HttpURLConnection connection) throws IOException {
    try (InputStream body =
        connection.getResponseCode() < 400
            ? connection.getInputStream()
            : connection.getErrorStream()) {
      return body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
