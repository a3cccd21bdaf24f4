/** The storage engine: appends events, keeps claims, reads streams and the log in order; knows no domain. */
@NullMarked
package dev.rollcall.eventlog;

import org.jspecify.annotations.NullMarked;
