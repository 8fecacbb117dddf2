package dev.cinch.planner.http;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** How browsers get the dashboard. */
@Configuration(proxyBeanMethods = false)
class DashboardConfiguration {

  /**
   * Browsers ask each time, and are told whether anything has changed by its content: a
   * reproducible build gives every edition of a file the same date. Not for "/", whose forward to
   * the page would end with nothing in it.
   */
  @Bean
  FilterRegistrationBean<ShallowEtagHeaderFilter> contentTags() {
    FilterRegistrationBean<ShallowEtagHeaderFilter> registration =
        new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
    registration.addUrlPatterns("/dashboard/*");
    return registration;
  }
}
