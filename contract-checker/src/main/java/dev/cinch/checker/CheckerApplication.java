package dev.cinch.checker;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The contract checker. */
@SpringBootApplication
public class CheckerApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(CheckerApplication.class, arguments);
  }
}
