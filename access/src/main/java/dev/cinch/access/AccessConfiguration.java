package dev.cinch.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;

/**
 * Who may call what. A service imports it, and says by its {@link AccessRules} and {@link Refusals}
 * what is its own.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
public class AccessConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(AccessConfiguration.class);
  private static final List<String> OPEN =
      List.of(
          "/openapi.yaml",
          "/actuator",
          "/actuator/health/**",
          "/actuator/info",
          "/actuator/prometheus");

  /** Probes and scrapers carry no tokens. */
  @Bean
  @Order(1)
  SecurityFilterChain openToAll(HttpSecurity http, AccessRules rules) {
    String[] open = Stream.concat(OPEN.stream(), rules.open().stream()).toArray(String[]::new);
    return stateless(http.securityMatcher(open), rules)
        .authorizeHttpRequests(all -> all.anyRequest().permitAll())
        .build();
  }

  /** What is the service's own. */
  record Own(AccessRules rules, Refusals refusals, @Nullable InetAddress address) {}

  @Bean
  Own own(AccessRules rules, Refusals refusals, ServerProperties server) {
    return new Own(rules, refusals, server.getAddress());
  }

  @Bean
  @Order(2)
  SecurityFilterChain forCallers(
      HttpSecurity http, AccessProperties access, AuthenticationManager callers, Own own) {
    NeededRole needed = new NeededRole(own.rules());
    AccessProblems problems = new AccessProblems(own.refusals(), needed);
    Filter entrance = access.isEmpty() ? open(own) : byToken(callers, problems);
    return stateless(http, own.rules())
        .addFilterBefore(entrance, AuthorizationFilter.class)
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .authorizeHttpRequests(
            all ->
                all.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll()
                    .anyRequest()
                    .access((who, what) -> needed.decide(who, what.getRequest())))
        .build();
  }

  /** A token is sent on purpose with each request: there is no session that could be ridden. */
  private static HttpSecurity stateless(HttpSecurity http, AccessRules rules) {
    return http.headers(
            headers ->
                headers
                    .contentSecurityPolicy(
                        content -> content.policyDirectives(rules.contentPolicy()))
                    .referrerPolicy(
                        referrer ->
                            referrer.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.NO_REFERRER)))
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
  }

  private static Filter byToken(AuthenticationManager callers, AccessProblems problems) {
    BearerTokenAuthenticationFilter filter = new BearerTokenAuthenticationFilter(callers);
    filter.setAuthenticationEntryPoint(problems);
    filter.setAuthenticationFailureHandler(problems::commence);
    return filter;
  }

  private static Filter open(Own own) {
    String service = own.rules().service();
    InetAddress address = own.address();
    if (address == null || !address.isLoopbackAddress()) {
      throw new OpenToTheNetworkException(service, address);
    }
    LOG.warn(
        "Everybody on this machine may {}: there are no tokens in cinch.access, and the {} listens on {} only",
        own.rules().powers(),
        service,
        address);
    return new OnlyFromHere(own.refusals(), service);
  }

  @Bean
  AuthenticationManager callers(AccessProperties access, AccessRules rules) {
    URI issuer = access.jwt().issuer();
    return new Callers(
        new KnownTokens(access, rules.service()),
        issuer == null
            ? null
            : new IssuedTokens(
                decoder(issuer, access.jwt().audience()), access.jwt(), rules.service()));
  }

  /** The issuer is asked for its keys with the first token, so that it need not be up before us. */
  private static JwtDecoder decoder(URI issuer, String audience) {
    return new SupplierJwtDecoder(
        () -> {
          NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(issuer.toString()).build();
          decoder.setJwtValidator(
              new DelegatingOAuth2TokenValidator<>(
                  JwtValidators.createDefaultWithIssuer(issuer.toString()),
                  new JwtAudienceValidator(audience)));
          return decoder;
        });
  }
}
