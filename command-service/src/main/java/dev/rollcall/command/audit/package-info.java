/**
 * What auditors want to know beside the changes themselves: what admins were refused (R90),
 * and what auditors have read (R94).
 */
@NullMarked
package dev.rollcall.command.audit;

import org.jspecify.annotations.NullMarked;
