package dev.cinch.checker.http;

import dev.cinch.checker.gate.Questions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/gates")
class GateController {

  private final Questions questions;

  GateController(Questions questions) {
    this.questions = questions;
  }

  @GetMapping("/{migration}")
  GateView open(@PathVariable String migration) {
    return questions
        .findOpen(migration)
        .map(GateView::of)
        .orElseThrow(() -> new NoOpenQuestion(migration));
  }
}
