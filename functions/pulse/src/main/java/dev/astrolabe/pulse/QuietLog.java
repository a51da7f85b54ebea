package dev.astrolabe.pulse;

import dev.astrolabe.runtime.http.AccessLog;
import dev.astrolabe.runtime.log.Log;
import java.io.PrintStream;

/**
 * Writes of a personal link's request its path's template and nothing else: no method, which would
 * count answers as they come in, no id, no trace, no duration; and counts none. Every other request
 * is written as always.
 */
final class QuietLog implements AccessLog {
  private final AccessLog others;
  private final PrintStream out;
  private final String function;

  QuietLog(AccessLog others, PrintStream out, String function) {
    this.others = others;
    this.out = out;
    this.function = function;
  }

  @Override
  public void answered(Served served) {
    if (served.route().endsWith(AnswerRoutes.PATH)) {
      new Log(out, function, "none").info("answered").with("route", AnswerRoutes.PATH).write();
    } else {
      others.answered(served);
    }
  }

  @Override
  public void failed(String route, RuntimeException fault, String requestId, String trace) {
    // Which route failed is not told here: the ids of a personal link's request must not be,
    // either.
    new Log(out, function, "none").error("failed").with(fault).write();
  }
}
