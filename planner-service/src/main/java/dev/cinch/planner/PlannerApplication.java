package dev.cinch.planner;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The planner. */
@SpringBootApplication
public class PlannerApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(PlannerApplication.class, arguments);
  }
}
