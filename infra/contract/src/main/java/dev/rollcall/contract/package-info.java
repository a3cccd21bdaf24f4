/**
 * The contract with subscribers (R96): a JSON Schema for every event type, an AsyncAPI document for all topics, both
 * written from the types, and the gate that holds them to what was published.
 */
@NullMarked
package dev.rollcall.contract;

import org.jspecify.annotations.NullMarked;
