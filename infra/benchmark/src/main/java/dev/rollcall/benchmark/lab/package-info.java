/** What is measured: the parts on an own server, each as a process or within this one. */
@NullMarked
package dev.rollcall.benchmark.lab;

import org.jspecify.annotations.NullMarked;
