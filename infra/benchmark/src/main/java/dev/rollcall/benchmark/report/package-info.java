/** What was measured, beside what was asked for; knows nothing of how. */
@NullMarked
package dev.rollcall.benchmark.report;

import org.jspecify.annotations.NullMarked;
