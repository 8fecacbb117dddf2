package dev.cinch.worker;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A backfill worker. */
@SpringBootApplication
public class WorkerApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(WorkerApplication.class, arguments);
  }
}
