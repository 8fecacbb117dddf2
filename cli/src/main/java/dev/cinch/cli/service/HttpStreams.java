package dev.cinch.cli.service;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Streams of events, which somebody else than their reader may close. */
final class HttpStreams {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final Access access;
  private @Nullable HttpClient http;

  HttpStreams(Access access) {
    this.access = access;
  }

  /** One of them, whose headers alone are waited for. */
  HttpResponse<InputStream> open(String path, String lastId)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(access.at(path))
            .timeout(ANSWER)
            .header("Accept", "text/event-stream");
    access.authorization().ifPresent(value -> request.header("Authorization", value));
    if (!lastId.isEmpty()) {
      request.header("Last-Event-ID", lastId);
    }
    return client().send(request.build(), BodyHandlers.ofInputStream());
  }

  private synchronized HttpClient client() {
    HttpClient known = http;
    if (known == null) {
      HttpClient.Builder builder =
          HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
      known = access.isPlain() ? builder.sslContext(trustingNobody()).build() : builder.build();
      http = known;
    }
    return known;
  }

  /**
   * For a client that never encrypts: it would read all certificates that the machine trusts, which
   * takes longer than the call.
   */
  private static SSLContext trustingNobody() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Cannot call a service: no TLS here", impossible);
    }
  }
}
