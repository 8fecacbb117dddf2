package dev.cinch.checker.http;

import dev.cinch.checker.check.Subjects;
import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.ContractFilter;
import dev.cinch.checker.contract.ContractVersion;
import dev.cinch.checker.contract.Contracts;
import dev.cinch.checker.settings.CheckerProperties;
import dev.cinch.checker.whatif.WhatIf;
import dev.cinch.checker.whatif.WhatIfAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers for a change that no plan holds yet. Nothing is kept of it. */
@RestController
@RequestMapping("/api/what-if")
class WhatIfController {

  private final Contracts contracts;
  private final Subjects subjects;
  private final String environment;

  WhatIfController(Contracts contracts, Subjects subjects, CheckerProperties properties) {
    this.contracts = contracts;
    this.subjects = subjects;
    this.environment = properties.environment();
  }

  /**
   * What is asked.
   *
   * @param schema the event's schema as it would be, as Avro JSON
   */
  record Wish(@Nullable String environment, @Nullable String subject, @Nullable String schema) {}

  @PostMapping
  WhatIfAnswer ask(@RequestBody Wish wish) {
    if (wish.subject() == null || wish.schema() == null) {
      throw new IncompleteWish();
    }
    String asked = wish.environment() == null ? environment : wish.environment();
    AvroSchema proposed = AvroSchema.parse(wish.schema());
    List<Integer> versions = subjects.versions(wish.subject());
    @Nullable Integer latest = versions.isEmpty() ? null : versions.get(versions.size() - 1);
    @Nullable AvroSchema current = latest == null ? null : subjects.version(wish.subject(), latest);
    List<Contract> readers =
        contracts.matching(ContractFilter.onSubject(asked, wish.subject())).stream()
            .map(ContractVersion::contract)
            .toList();
    return WhatIfAnswer.of(wish.subject(), asked, latest, WhatIf.of(proposed, current, readers));
  }

  /** A question that lacks what it is about. */
  static final class IncompleteWish extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IncompleteWish() {
      super("Cannot try the schema: send \"subject\" and \"schema\", the schema as Avro JSON");
    }
  }
}
