package dev.astrolabe.bench.price;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many resources of a kind the template has. */
record Template(String text) {
  static Template read() throws IOException {
    return new Template(Files.readString(Path.of("template.yaml")));
  }

  /** Queues that Lambda polls for a function. */
  int polledQueues() {
    return (int) text.lines().filter(line -> line.strip().startsWith("Queue: !GetAtt ")).count();
  }

  /** Lines that say {@code Type: type}. */
  int count(String type) {
    return (int) text.lines().filter(line -> line.strip().equals("Type: " + type)).count();
  }
}
