package dev.rollcall.command.user;

import java.util.Optional;
import java.util.UUID;

/**
 * What came of a code that somebody showed.
 *
 * @param codeId of the one that it is; empty for a wrong one
 */
record CodeVerdict(Optional<UUID> codeId) {}
