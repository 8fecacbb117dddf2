package dev.cinch.planner.http;

import dev.cinch.planner.problem.ErrorCode;
import dev.cinch.planner.problem.ProblemReplies;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What every request goes through, beside the question of who sends it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpProperties.class)
class HttpConfiguration implements WebMvcConfigurer {

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new KnownParameters());
  }

  /** After the caller is known: nothing is read of a body whose sender may not send it. */
  @Bean
  FilterRegistrationBean<BodyLimit> bodyLimit(HttpProperties properties, ProblemReplies replies) {
    FilterRegistrationBean<BodyLimit> registration =
        new FilterRegistrationBean<>(new BodyLimit(properties.body(), replies));
    registration.setOrder(Ordered.LOWEST_PRECEDENCE);
    return registration;
  }

  /** Files of a form are kept in memory: they are no longer than a body may be. */
  @Bean
  MultipartConfigElement multipart(HttpProperties properties) {
    int limit = Math.toIntExact(properties.body().toBytes());
    return new MultipartConfigElement("", limit, limit, limit);
  }

  @Bean
  RequestRejectedHandler rejected(ProblemReplies replies) {
    return (request, response, rejection) ->
        replies.write(
            response,
            ErrorCode.MALFORMED_REQUEST,
            "Cannot serve the request: %s; send its address without that"
                .formatted(rejection.getMessage()));
  }

  /** Behind Spring Boot's own, so that it is asked first. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> bareErrors(ProblemReplies replies) {
    return factory ->
        factory.addContextCustomizers(
            context -> context.getParent().getPipeline().addValve(new BareErrors(replies)));
  }
}
