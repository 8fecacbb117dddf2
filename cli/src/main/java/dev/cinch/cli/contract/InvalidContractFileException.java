package dev.cinch.cli.contract;

import dev.cinch.checker.inspection.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Contract files can't be used as they are. */
public final class InvalidContractFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public InvalidContractFileException(List<Problem> problems) {
    super(
        "Cannot use the contract files, of which none is registered:"
            + problems.stream()
                .map(
                    problem ->
                        "%n  %s: %s; %s"
                            .formatted(problem.spot(), problem.message(), problem.remedy()))
                .collect(Collectors.joining()));
  }
}
