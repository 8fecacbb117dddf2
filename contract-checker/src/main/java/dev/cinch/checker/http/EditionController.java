package dev.cinch.checker.http;

import dev.cinch.checker.matrix.Editions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For whoever shows contracts and wants to know when to look again. */
@RestController
@RequestMapping("/api/edition")
class EditionController {

  private final Editions editions;

  EditionController(Editions editions) {
    this.editions = editions;
  }

  /**
   * Which edition of the checker's data it is.
   *
   * @param edition another text where anything has changed
   */
  record EditionView(String edition) {}

  @GetMapping
  EditionView latest() {
    return new EditionView(editions.latest());
  }
}
