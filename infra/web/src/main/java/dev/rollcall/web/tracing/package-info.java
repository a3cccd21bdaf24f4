/** Traces of OpenTelemetry, for who has a collector; without one nothing is traced and nothing is sent. */
@NullMarked
package dev.rollcall.web.tracing;

import org.jspecify.annotations.NullMarked;
