package dev.astrolabe.local.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.astrolabe.local.gateway.GatewayAnswer;
import java.util.ArrayList;

/** What cannot be done, as JSON to programs and as a page to people. */
final class Problems {
  private Problems() {}

  /**
   * A problem.
   *
   * @param detail in English
   */
  static GatewayAnswer problem(Asked asked, int status, String detail) {
    if (asked.wantsHtml()) {
      return Frame.problem(asked, status, detail);
    }
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "about:blank")
            .put("status", status)
            .put("detail", detail);
    return GatewayAnswer.text(status, "application/problem+json", json.toString());
  }

  static GatewayAnswer wrongMethod(Asked asked, String allowed) {
    var problem = problem(asked, 405, "use " + allowed);
    var headers = new ArrayList<GatewayAnswer.Header>();
    headers.add(new GatewayAnswer.Header("allow", allowed));
    headers.addAll(problem.headers());
    return new GatewayAnswer(405, headers, problem.body());
  }
}
