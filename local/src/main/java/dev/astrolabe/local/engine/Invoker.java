package dev.astrolabe.local.engine;

/** Runs a function on one event, as Lambda's own Invoke does. Called from many threads. */
public interface Invoker {
  /**
   * Runs {@code function} and waits for its answer.
   *
   * @param function the function's logical id in the template
   * @param event the event, JSON in UTF-8
   * @return the answer, JSON in UTF-8; {@code null} the JSON value, or nothing, where it gave none
   * @throws FunctionFailed when it threw, ran out of time, or is not there
   */
  byte[] invoke(String function, byte[] event) throws FunctionFailed;
}
