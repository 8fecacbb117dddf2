package dev.cinch.planner.access;

import dev.cinch.planner.problem.ProblemReplies;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.net.InetAddress;
import java.net.URI;
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

/** Who may call what. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
class AccessConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(AccessConfiguration.class);
  private static final String[] OPEN = {
    "/",
    "/index.html",
    "/dashboard/**",
    "/openapi.yaml",
    "/actuator",
    "/actuator/health/**",
    "/actuator/info",
    "/actuator/prometheus"
  };

  /** The dashboard brings all of its own, and nothing of it is written into its page. */
  private static final String CONTENT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** Probes, scrapers and browsers that load the dashboard carry no tokens; it is no secret. */
  @Bean
  @Order(1)
  SecurityFilterChain openToAll(HttpSecurity http) {
    return stateless(http.securityMatcher(OPEN))
        .authorizeHttpRequests(all -> all.anyRequest().permitAll())
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain forCallers(
      HttpSecurity http,
      AccessProperties access,
      AuthenticationManager callers,
      ServerProperties server,
      ProblemReplies replies) {
    AccessProblems problems = new AccessProblems(replies);
    Filter entrance =
        access.isEmpty() ? open(server.getAddress(), replies) : byToken(callers, problems);
    return stateless(http)
        .addFilterBefore(entrance, AuthorizationFilter.class)
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .authorizeHttpRequests(
            all ->
                all.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll()
                    .anyRequest()
                    .access((who, what) -> NeededRole.decide(who, what.getRequest())))
        .build();
  }

  /** A token is sent on purpose with each request: there is no session that could be ridden. */
  private static HttpSecurity stateless(HttpSecurity http) {
    return http.headers(
            headers ->
                headers
                    .contentSecurityPolicy(content -> content.policyDirectives(CONTENT))
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

  private static Filter open(@Nullable InetAddress address, ProblemReplies replies) {
    if (address == null || !address.isLoopbackAddress()) {
      throw new OpenToTheNetworkException(address);
    }
    LOG.warn(
        "Everybody on this machine may start, approve and take back migrations: there are no tokens in cinch.access, and the planner listens on {} only",
        address);
    return new OnlyFromHere(replies);
  }

  @Bean
  AuthenticationManager callers(AccessProperties access) {
    URI issuer = access.jwt().issuer();
    return new Callers(
        new KnownTokens(access),
        issuer == null
            ? null
            : new IssuedTokens(decoder(issuer, access.jwt().audience()), access.jwt()));
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
