package dev.cinch.checker.http;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of this interface. */
@RestController
class OpenApiController {

  @GetMapping(value = "/openapi.yaml", produces = MediaType.APPLICATION_YAML_VALUE)
  Resource document() {
    return new ClassPathResource("openapi.yaml");
  }
}
