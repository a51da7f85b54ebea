package dev.astrolabe.runtime.http;

/** How a refusal is shown: as problem+json to programs, as a page in their language to people. */
@FunctionalInterface
public interface Refusals {
  Response show(Problem problem, Request request);

  /** Always as {@code application/problem+json}. */
  static Refusals json() {
    return (problem, request) -> ProblemJson.response(problem, request.id());
  }
}
