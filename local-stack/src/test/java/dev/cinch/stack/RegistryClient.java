package dev.cinch.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few requests to a registry that tests of the stack need. */
record RegistryClient(URI base) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

  static String record(String name, String fields) {
    return "{\"type\":\"record\",\"name\":\"%s\",\"fields\":[%s]}".formatted(name, fields);
  }

  /** Registers a schema and gives its id. */
  int register(String subject, String schema) {
    HttpResponse<String> answer = post(subject, schema);
    Matcher id = ID.matcher(answer.body());
    if (answer.statusCode() != 200 || !id.find()) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return Integer.parseInt(id.group(1));
  }

  HttpResponse<String> post(String subject, String schema) {
    String body = "{\"schema\":\"%s\"}".formatted(schema.replace("\"", "\\\""));
    return send("/subjects/" + subject + "/versions", "POST", body);
  }

  HttpResponse<String> schema(int id) {
    return send("/schemas/ids/" + id, "GET", "");
  }

  HttpResponse<String> send(String path, String method, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new IllegalStateException(request.uri() + " gave no answer", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
