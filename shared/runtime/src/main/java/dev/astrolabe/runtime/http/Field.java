package dev.astrolabe.runtime.http;

/** One named value of a form or a query, decoded. */
public record Field(String name, String value) {}
