package dev.cinch.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the start what is missing, without a stack trace around it. */
final class OpenToTheNetworkAnalyzer extends AbstractFailureAnalyzer<OpenToTheNetworkException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, OpenToTheNetworkException open) {
    return new FailureAnalysis(
        open.getMessage(), "docs/operations.md says how to make a token.", open);
  }
}
