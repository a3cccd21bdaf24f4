/** query-service: remembers what the log says, in the forms that are asked for. */
@NullMarked
package dev.rollcall.query;

import org.jspecify.annotations.NullMarked;
