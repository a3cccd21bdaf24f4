/** Sends history once more, to one subscriber, in a topic of its own (R97). */
@NullMarked
package dev.rollcall.command.replay;

import org.jspecify.annotations.NullMarked;
