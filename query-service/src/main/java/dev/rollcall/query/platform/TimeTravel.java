package dev.rollcall.query.platform;

import dev.rollcall.web.AlsoTakes;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A read that takes {@code asOf}, and then shows how things stood (R92): the method finds its tables as they were, and
 * {@link Moment} says when that was. All tables that it reads have a past.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@AlsoTakes("asOf")
public @interface TimeTravel {}
