package dev.astrolabe.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Memory that processes hold, as ps tells it. */
final class Resident {
  private Resident() {}

  /** Megabytes of 1,000,000 bytes; pages that two of them share count twice. */
  static double megabytes(List<ProcessHandle> processes) throws IOException {
    var command = new ArrayList<>(List.of("ps", "-o", "rss=", "-p"));
    command.add(
        String.join(",", processes.stream().map(process -> Long.toString(process.pid())).toList()));
    var ps = new ProcessBuilder(command).start();
    var said = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said.lines().mapToLong(line -> Long.parseLong(line.strip())).sum() * 1_024 / 1e6;
  }
}
