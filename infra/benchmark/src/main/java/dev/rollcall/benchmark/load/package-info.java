/** Those who ask: callers in a closed loop, at a pace, over HTTP, or past all of it with bare JDBC. */
@NullMarked
package dev.rollcall.benchmark.load;

import org.jspecify.annotations.NullMarked;
