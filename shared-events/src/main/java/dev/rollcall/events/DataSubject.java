package dev.rollcall.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Identifies the person whom all that is {@link Personal} in a record is about, and in what the record encloses unless
 * that names somebody itself (GDPR, article 4 (1)).
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface DataSubject {}
