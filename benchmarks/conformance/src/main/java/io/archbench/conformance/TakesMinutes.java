package io.archbench.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A test that takes too long for each {@code mvn verify}: the profile {@code suites} runs it, and
 * CI does.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(
    named = "archbench.suites",
    matches = "true",
    disabledReason = "it takes minutes: the profile suites runs it")
public @interface TakesMinutes {}
