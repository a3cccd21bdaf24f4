package dev.rollcall.query.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the projection that a controller shows, for which its reads may have to wait. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Shows {

    /** Name of the projection, which is its processing group. */
    String value();
}
