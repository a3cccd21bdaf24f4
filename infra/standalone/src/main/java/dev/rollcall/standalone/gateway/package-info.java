/** One origin for callers: safe methods go to query-service, the others to command-service. */
@NullMarked
package dev.rollcall.standalone.gateway;

import org.jspecify.annotations.NullMarked;
