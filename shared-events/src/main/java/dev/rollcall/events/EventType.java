package dev.rollcall.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Pins the name and version under which an event is stored and published, so that its class can move.
 *
 * <p>A name once released never changes its meaning; an incompatible change of fields is a new version.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventType {

    /** {@code <aggregate>.<what-happened>}, lower case, words joined by hyphens. */
    String name();

    int version() default 1;
}
