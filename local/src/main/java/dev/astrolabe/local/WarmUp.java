package dev.astrolabe.local;

import dev.astrolabe.local.engine.FunctionFailed;
import dev.astrolabe.local.function.Functions;
import dev.astrolabe.local.template.Deployment;
import dev.astrolabe.local.template.HttpApiSpec.Route;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts every function and gives it events that change nothing, so that the first person who sends
 * a form waits for no class to load: empty batches, and GETs.
 */
final class WarmUp {
  private final Deployment deployment;
  private final Functions functions;

  WarmUp(Deployment deployment, Functions functions) {
    this.deployment = deployment;
    this.functions = functions;
  }

  /**
   * Makes one function ready. Fails where it cannot be constructed; what it answers here is
   * nobody's business.
   */
  void warm(String function, Instant now) throws FunctionFailed, InterruptedException {
    functions.start(function);
    for (var event : events(function, now)) {
      tryOut(function, event);
    }
  }

  private void tryOut(String function, String event) {
    try {
      functions.invoke(function, event.getBytes(StandardCharsets.UTF_8));
    } catch (FunctionFailed e) {
      // its log has it, and a real event will show it
      return;
    }
  }

  private List<String> events(String function, Instant now) {
    List<String> events = new ArrayList<>();
    if (deployment.queueMappings().stream().anyMatch(each -> each.function().equals(function))) {
      events.add("{\"Records\":[]}");
    }
    for (var route : deployment.httpApi().routes()) {
      if (route.function().equals(function) && !route.method().equals("OPTIONS")) {
        events.add(get(route, now));
      }
    }
    return events;
  }

  private static String get(Route route, Instant now) {
    // a list of leads is asked for, or the page of some form: both only read
    var path = route.path().replaceAll("\\{[^}]*}", "leads");
    return """
    {"version":"2.0","routeKey":"%s","rawPath":"%s","rawQueryString":"","headers":{"host":"localhost"},
     "requestContext":{"accountId":"000000000000","apiId":"warm","domainName":"localhost","domainPrefix":"warm",
     "authorizer":{"jwt":{"claims":{"sub":"warm-up","scope":"leads:read models:read"},"scopes":null}},
     "http":{"method":"GET","path":"%s","protocol":"HTTP/1.1","sourceIp":"127.0.0.1","userAgent":"warm-up"},
     "requestId":"warm-up","routeKey":"%s","stage":"$default","time":"","timeEpoch":%d},"isBase64Encoded":false}
    """
        .formatted(route.key(), path, path, route.key(), now.toEpochMilli());
  }
}
