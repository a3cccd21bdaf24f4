package dev.rollcall.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says something about a person: the log stores it encrypted with that person's own key. For text, and for the values
 * of maps and lists of text; the names of a map's entries stay readable. Whose it is, {@link DataSubject} says.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Personal {}
