/** Reads from outside what is to be proven: the log's table, the topic, the read models, and asks for replays. */
@NullMarked
package dev.rollcall.torture.evidence;

import org.jspecify.annotations.NullMarked;
