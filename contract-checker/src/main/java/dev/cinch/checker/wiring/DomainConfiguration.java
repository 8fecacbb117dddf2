package dev.cinch.checker.wiring;

import dev.cinch.checker.contract.ContractListener;
import dev.cinch.checker.contract.Contracts;
import dev.cinch.checker.contract.RegisterContract;
import dev.cinch.checker.contract.Registrations;
import dev.cinch.checker.gate.AnswerQuestions;
import dev.cinch.checker.gate.AnswerQuestions.Moment;
import dev.cinch.checker.gate.HearPhaseChange;
import dev.cinch.checker.gate.PhaseFacts;
import dev.cinch.checker.gate.PhaseListener;
import dev.cinch.checker.gate.Questions;
import dev.cinch.checker.gate.Rhythm;
import dev.cinch.checker.gate.RunChecks;
import dev.cinch.checker.gate.Transactions;
import dev.cinch.checker.settings.CheckerProperties;
import dev.cinch.checker.settings.GateProperties;
import dev.cinch.target.TargetProperties;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  CheckerProperties.class,
  GateProperties.class,
  TargetProperties.class
})
class DomainConfiguration {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /**
   * A contract that is registered, changed or removed lets every open question be asked at once.
   */
  @Bean
  ContractListener contractListener(Questions questions, Clock clock) {
    return key -> questions.askAnew(key.environment(), clock.instant());
  }

  @Bean
  RegisterContract registerContract(
      Contracts contracts, Registrations registrations, ContractListener listener, Clock clock) {
    return new RegisterContract(contracts, registrations, listener, clock);
  }

  @Bean
  HearPhaseChange hearPhaseChange(
      Questions questions, PhaseFacts facts, PhaseListener listener, Clock clock) {
    return new HearPhaseChange(questions, facts, listener, clock);
  }

  @Bean
  Rhythm rhythm(GateProperties properties) {
    return new Rhythm(properties.recheck(), properties.validity());
  }

  @Bean
  Moment moment(Clock clock, Transactions transactions) {
    return new Moment(clock, transactions);
  }

  @Bean
  AnswerQuestions answerQuestions(
      Questions questions,
      TracedVerdicts verdicts,
      RunChecks checks,
      Rhythm rhythm,
      Moment moment) {
    return new AnswerQuestions(questions, verdicts::publish, checks, rhythm, moment);
  }
}
