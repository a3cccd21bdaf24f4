/** Conventions that break the rules. */
@NullMarked
package dev.rollcall.architecture.violation.web;

import org.jspecify.annotations.NullMarked;
