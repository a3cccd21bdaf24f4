/** command-service: decides changes and keeps their events. */
@NullMarked
package dev.rollcall.command;

import org.jspecify.annotations.NullMarked;
