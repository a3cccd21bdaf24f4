@NullMarked
package dev.rollcall.torture.chaos;

import org.jspecify.annotations.NullMarked;
