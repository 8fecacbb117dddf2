package dev.cinch.events;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a field of an event that may be null.
 *
 * <p>Avro's generator writes annotations in front of fully qualified types, where a type annotation
 * such as JSpecify's is not allowed; hence one of our own, which NullAway knows by its name.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.PARAMETER})
public @interface Nullable {}
