/** History that is sent again. */
@NullMarked
package dev.rollcall.events.replay;

import org.jspecify.annotations.NullMarked;
