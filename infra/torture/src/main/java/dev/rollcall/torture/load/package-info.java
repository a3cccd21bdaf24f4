/** Clients that change and read through the HTTP interface, and remember every answer. */
@NullMarked
package dev.rollcall.torture.load;

import org.jspecify.annotations.NullMarked;
