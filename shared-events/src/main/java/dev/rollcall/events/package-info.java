/** The contract: what every event has, and the catalogue of all types by their wire names. */
@NullMarked
package dev.rollcall.events;

import org.jspecify.annotations.NullMarked;
