package dev.astrolabe.model.lead;

/**
 * What is wrong with what was sent about a lead, in no language: whoever reads it is told in their
 * own.
 */
public sealed interface Fault permits EntryFault, OrderFault {}
