/** Tells relying parties what they have to know of accounts and sessions: OpenID Shared Signals (CAEP 1.0, RISC 1.0). */
@NullMarked
package dev.rollcall.command.signals;

import org.jspecify.annotations.NullMarked;
