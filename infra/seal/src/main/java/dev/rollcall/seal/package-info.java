/**
 * Proves that the log is what it was (R93): a Merkle tree over all events, checkpoints of it that are signed, and exports
 * that carry their proofs. Knows neither database nor framework, so that whoever checks needs neither.
 */
@NullMarked
package dev.rollcall.seal;

import org.jspecify.annotations.NullMarked;
