package dev.cinch.planner;

import dev.cinch.access.AccessConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The planner. */
@SpringBootApplication
@Import(AccessConfiguration.class)
public class PlannerApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(PlannerApplication.class, arguments);
  }
}
