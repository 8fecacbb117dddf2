package dev.cinch.worker;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What planner and workers must agree on.
 *
 * @param dispatch how ranges reach workers
 */
@ConfigurationProperties("cinch")
record DispatchProperties(@DefaultValue("share") Dispatch dispatch) {}
