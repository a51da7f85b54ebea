package dev.astrolabe.runtime.http;

/** How a refusal is shown: as problem+json to programs, as a page in their language to people. */
@FunctionalInterface
public interface Refusals {
  Response show(Problem problem, Request request);
}
