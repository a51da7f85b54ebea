package dev.astrolabe.local.template;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Reads an AWS::Serverless::Function, but for its events. */
final class FunctionResource {
  private FunctionResource() {}

  static FunctionSpec read(String id, Fields fields, Path folder) {
    fields.only("Runtime", "java25");
    if (fields.text("Runtime").isEmpty()) {
      throw fields.problem(fields.line(), id + " needs a Runtime");
    }
    fields.only("PackageType", "Zip");
    var codeUri = fields.needed("CodeUri");
    var zip = folder.resolve(codeUri);
    if (!Files.isRegularFile(zip)) {
      throw fields.problem(
          fields.line("CodeUri"), "the zip " + codeUri + " is not there: `mvn package` builds it");
    }
    var handler = fields.needed("Handler");
    if (!handler.endsWith("::handleRequest")) {
      throw fields.problem(
          fields.line("Handler"),
          "a handler on a laptop is a RequestStreamHandler, Class::handleRequest, was " + handler);
    }
    Map<String, String> variables = new HashMap<>();
    var environment = fields.fields("Environment");
    if (environment.isPresent()) {
      var named = environment.get().fields("Variables");
      environment.get().end();
      if (named.isPresent()) {
        for (var name : named.get().names()) {
          named.get().text(name).ifPresent(value -> variables.put(name, value));
        }
      }
    }
    return new FunctionSpec(
        id,
        zip,
        handler.substring(0, handler.indexOf("::")),
        Duration.ofSeconds(fields.number("Timeout").orElse(3)),
        fields.number("MemorySize").orElse(128),
        variables,
        fields.number("ReservedConcurrentExecutions"),
        fields.text("Role"),
        fields.line("CodeUri"));
  }
}
