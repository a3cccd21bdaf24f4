/** What auditors want to know beside the changes themselves. */
@NullMarked
package dev.rollcall.events.audit;

import org.jspecify.annotations.NullMarked;
