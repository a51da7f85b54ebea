package dev.astrolabe.bench.function;

/** Lines of a function's process that are no log: how they begin. */
final class Line {
  static final String ANSWER = "@answer ";
  static final String CALL = "@call ";

  private Line() {}
}
