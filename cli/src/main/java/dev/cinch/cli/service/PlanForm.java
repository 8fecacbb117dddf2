package dev.cinch.cli.service;

import dev.cinch.cli.service.PlanFiles.NamedFile;
import java.util.UUID;

/** Several files as the body of one request. */
final class PlanForm {

  private final String boundary = "cinch-" + UUID.randomUUID();
  private final StringBuilder body = new StringBuilder();

  private PlanForm() {}

  static PlanForm of(PlanFiles files) {
    PlanForm form = new PlanForm();
    form.part("plan", files.plan());
    files.overlays().forEach(overlay -> form.part("overlay", overlay));
    form.body.append("--").append(form.boundary).append("--\r\n");
    return form;
  }

  private void part(String name, NamedFile file) {
    body.append("--%s\r\n".formatted(boundary))
        .append(
            "Content-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                .formatted(name, escaped(file.name())))
        .append("Content-Type: application/yaml; charset=utf-8\r\n\r\n")
        .append(file.text())
        .append("\r\n");
  }

  /** A name of a file may hold what would end it here. */
  private static String escaped(String name) {
    return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
  }

  String type() {
    return "multipart/form-data; boundary=" + boundary;
  }

  String text() {
    return body.toString();
  }
}
