/** What receivers of signals need to know of who sends them (OpenID Shared Signals Framework 1.0). */
@NullMarked
package dev.rollcall.query.signals;

import org.jspecify.annotations.NullMarked;
