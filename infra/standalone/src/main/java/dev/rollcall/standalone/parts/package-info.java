/** The real PostgreSQL and the real Kafka that Rollcall brings along, each usable alone. */
@NullMarked
package dev.rollcall.standalone.parts;

import org.jspecify.annotations.NullMarked;
