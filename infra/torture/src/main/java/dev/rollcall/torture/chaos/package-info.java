/** A Rollcall with two of each service, and what is done to it. */
@NullMarked
package dev.rollcall.torture.chaos;

import org.jspecify.annotations.NullMarked;
