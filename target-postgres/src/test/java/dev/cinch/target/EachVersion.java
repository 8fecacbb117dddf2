package dev.cinch.target;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs a test on each version of PostgreSQL that this run of Maven asks for. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@MethodSource("dev.cinch.target.TestDatabase#versions")
public @interface EachVersion {}
