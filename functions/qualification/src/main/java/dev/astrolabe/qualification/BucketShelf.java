package dev.astrolabe.qualification;

import dev.astrolabe.runtime.deliver.BucketReports;
import dev.astrolabe.runtime.deliver.ReportShelf;
import dev.astrolabe.runtime.environment.Environment;
import java.time.Instant;

/** The bucket of reports, under {@code answers/}, where the bucket forgets after a day. */
final class BucketShelf implements Shelf {
  private final ReportShelf objects;

  BucketShelf(ReportShelf objects) {
    this.objects = objects;
  }

  /** The bucket that the environment names, at the endpoint that it names where it names one. */
  static BucketShelf of(Environment environment) {
    return new BucketShelf(BucketReports.of(environment));
  }

  @Override
  public String keep(String name, byte[] document, Instant now) {
    var key = "answers/" + name + ".json";
    objects.put(key, document, "application/json");
    return objects.address(key, now).toString();
  }
}
