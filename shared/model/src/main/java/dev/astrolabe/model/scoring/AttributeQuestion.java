package dev.astrolabe.model.scoring;

/** A question that a condition asks about an attribute. */
record AttributeQuestion(String attribute, CompiledTest test) {}
