package dev.astrolabe.local.template;

import dev.astrolabe.local.template.HttpApiSpec.JwtAuthorizer;
import dev.astrolabe.local.template.HttpApiSpec.Route;
import dev.astrolabe.local.template.HttpApiSpec.Throttle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an AWS::Serverless::HttpApi; its routes stand with the functions. */
record HttpApiResource(
    String id,
    Map<String, JwtAuthorizer> authorizers,
    Optional<String> defaultAuthorizer,
    Optional<Throttle> throttle) {

  static HttpApiResource read(String id, Fields fields) {
    fields.only("StageName", "$default");
    Map<String, JwtAuthorizer> authorizers = new HashMap<>();
    Optional<String> defaultAuthorizer = Optional.empty();
    var auth = fields.fields("Auth");
    if (auth.isPresent()) {
      defaultAuthorizer = auth.get().text("DefaultAuthorizer");
      var declared = auth.get().fields("Authorizers");
      if (declared.isPresent()) {
        for (var name : declared.get().names()) {
          authorizers.put(name, authorizer(declared.get().fields(name).orElseThrow()));
        }
      }
      auth.get().only("EnableIamAuthorizer", "false");
      auth.get().end();
      if (defaultAuthorizer.isPresent() && !authorizers.containsKey(defaultAuthorizer.get())) {
        throw auth.get()
            .problem(
                auth.get().line("DefaultAuthorizer"),
                "there is no authorizer " + defaultAuthorizer.get());
      }
    }
    var throttle = fields.fields("DefaultRouteSettings").flatMap(HttpApiResource::throttle);
    fields.end();
    return new HttpApiResource(id, authorizers, defaultAuthorizer, throttle);
  }

  private static JwtAuthorizer authorizer(Fields fields) {
    fields.only("IdentitySource", "$request.header.Authorization");
    var configuration =
        fields
            .fields("JwtConfiguration")
            .orElseThrow(() ->
                fields.problem(
                    fields.line(), "an authorizer on a laptop needs a JwtConfiguration"));
    fields.end();
    var authorizer =
        new JwtAuthorizer(configuration.needed("issuer"), configuration.texts("audience"));
    configuration.end();
    return authorizer;
  }

  private static Optional<Throttle> throttle(Fields fields) {
    fields.irrelevant(Map.of("DetailedMetricsEnabled", "nobody watches a laptop"));
    var rate = fields.text("ThrottlingRateLimit");
    var burst = fields.number("ThrottlingBurstLimit");
    fields.end();
    if (rate.isEmpty() || burst.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Throttle(Double.parseDouble(rate.get()), burst.getAsInt()));
  }

  HttpApiSpec with(List<Route> routes) {
    return new HttpApiSpec(id, routes, authorizers, throttle);
  }
}
