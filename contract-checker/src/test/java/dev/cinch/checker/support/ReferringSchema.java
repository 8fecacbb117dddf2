package dev.cinch.checker.support;

import dev.cinch.stack.SharedStack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A schema that leaves a type to another subject's first version. */
public record ReferringSchema(String schema, String type, String typesSubject) {

  public void register(String subject) throws Exception {
    Map<String, Object> body =
        Map.of(
            "schema",
            schema,
            "schemaType",
            "AVRO",
            "references",
            List.of(Map.of("name", type, "subject", typesSubject, "version", 1)));
    URI versions =
        URI.create(SharedStack.endpoints().registry() + "/subjects/" + subject + "/versions");
    HttpRequest request =
        HttpRequest.newBuilder(versions)
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(BodyPublishers.ofString(JsonMapper.builder().build().writeValueAsString(body)))
            .build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.body());
    }
  }
}
