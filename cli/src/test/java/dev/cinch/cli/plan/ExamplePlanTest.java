package dev.cinch.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.PlanReader;
import dev.cinch.stack.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ExamplePlanTest {

  @Test
  void thePlanThatUpNamesIsOneForItsShop() throws IOException {
    Plan plan =
        new PlanReader().read(Files.readString(Checkout.root().resolve("examples/rename.yml")));

    assertThat(plan.target()).isEqualTo("shop");
    assertThat(plan.table()).hasToString("public.orders");
    assertThat(plan.exposure().events()).as("nobody reads events of it there").isEmpty();
  }
}
