package io.archbench.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A test that takes too long for each {@code mvn verify}: the profile {@code full} runs it, and CI
 * does.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(
    named = "archbench.full",
    matches = "true",
    disabledReason = "it takes minutes: the profile full runs it")
public @interface TakesMinutes {}
