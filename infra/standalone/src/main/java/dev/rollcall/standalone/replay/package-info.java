/** Rebuilds a projection of the running query-service from the first event. */
@NullMarked
package dev.rollcall.standalone.replay;

import org.jspecify.annotations.NullMarked;
