package dev.astrolabe.local.template;

import dev.astrolabe.local.engine.BucketSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads an AWS::S3::Bucket with the lifecycle rules that forget objects by prefix and age. */
final class BucketResource {
  private static final Map<String, String> IRRELEVANT =
      Map.of(
          "Id", "a label for people",
          "NoncurrentVersionExpiration", "a folder holds the newest version only",
          "AbortIncompleteMultipartUpload", "an object is put whole on a laptop");

  private BucketResource() {}

  static BucketSpec read(String name, Fields fields) {
    List<BucketSpec.Expiration> expirations = new ArrayList<>();
    var lifecycle = fields.fields("LifecycleConfiguration");
    fields.end();
    if (lifecycle.isPresent()) {
      for (var rule : lifecycle.get().parts("Rules")) {
        expirations.addAll(expirations(rule.irrelevant(IRRELEVANT)));
      }
      lifecycle.get().end();
    }
    return new BucketSpec(name, expirations);
  }

  private static List<BucketSpec.Expiration> expirations(Fields rule) {
    var status = rule.needed("Status");
    if (!status.equals("Enabled") && !status.equals("Disabled")) {
      throw rule.problem(rule.line("Status"), "Status is Enabled or Disabled, was " + status);
    }
    var prefix = rule.text("Prefix").orElse("");
    var days = rule.number("ExpirationInDays");
    rule.end();
    if (days.isEmpty() || status.equals("Disabled")) {
      return List.of();
    }
    if (days.getAsInt() < 1) {
      throw rule.problem(rule.line("ExpirationInDays"), "ExpirationInDays is 1 or more");
    }
    return List.of(new BucketSpec.Expiration(prefix, days.getAsInt()));
  }
}
