/** The Merkle tree over the log, as it stands beside it. */
@NullMarked
package dev.rollcall.eventlog.seal;

import org.jspecify.annotations.NullMarked;
