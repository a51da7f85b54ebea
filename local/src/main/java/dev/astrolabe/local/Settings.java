package dev.astrolabe.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How a stack is to run.
 *
 * @param home the folder of template.yaml
 * @param port of the HTTP API, 0 for any that is free
 * @param data what to keep, where something is to be kept
 * @param isolated each function in a JVM of its own
 * @param parameters values for the template's parameters
 * @param external a deployed stack whose tables and queues are used, instead of engines on this
 *     machine
 * @param schedulesWait whether no schedule fires before the clock is moved for the first time
 */
record Settings(
    Path home,
    int port,
    Optional<Path> data,
    boolean isolated,
    Map<String, String> parameters,
    Optional<External> external,
    boolean schedulesWait) {
  Settings {
    parameters = Map.copyOf(parameters);
  }

  Settings(
      Path home,
      int port,
      Optional<Path> data,
      boolean isolated,
      Map<String, String> parameters,
      Optional<External> external) {
    this(home, port, data, isolated, parameters, external, false);
  }

  /** The same, with these values for the template's parameters. */
  Settings with(Map<String, String> parameters) {
    return new Settings(home, port, data, isolated, parameters, external, schedulesWait);
  }

  /** The same, keeping its data there. */
  Settings with(Optional<Path> data) {
    return new Settings(home, port, data, isolated, parameters, external, schedulesWait);
  }

  /** The same in one process, filling a folder; nothing happens there before somebody acts. */
  Settings loading(Path folder) {
    return new Settings(home, port, Optional.of(folder), false, parameters, external, true);
  }

  /** A stack that CloudFormation deployed at some endpoint, as a file describes it. */
  record External(Path description) {}
}
