/** Seals the log behind whoever appends: a Merkle tree over all events, and what was signed of it (R93). */
@NullMarked
package dev.rollcall.command.seal;

import org.jspecify.annotations.NullMarked;
