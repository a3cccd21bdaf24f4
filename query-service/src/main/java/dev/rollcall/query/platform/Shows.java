package dev.rollcall.query.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the projections that a controller shows, for all of which its reads may have to wait. */
@Target(ElementType.TYPE) // an annotation is a type, too
@Retention(RetentionPolicy.RUNTIME)
public @interface Shows {

    /** Names of the projections, which are their processing groups. */
    String[] value();
}
