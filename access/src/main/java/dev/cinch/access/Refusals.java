package dev.cinch.access;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers of a service to those whom it does not let in, in the form of all its problems. */
public interface Refusals {

  /** Writes the answer: the status that belongs to the reason, and the sentence. */
  void write(HttpServletResponse response, Refusal why, String detail) throws IOException;
}
