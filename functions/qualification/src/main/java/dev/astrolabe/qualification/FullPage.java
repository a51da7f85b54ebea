package dev.astrolabe.qualification;

import dev.astrolabe.runtime.http.Carried;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/** The items of one page, which ends early where it would become too large an answer. */
final class FullPage {
  /** Bytes on their way; what surrounds the items has room besides, below the answer's limit. */
  static final int MOST = 3_500_000;

  private final JsonWriter writer = new JsonWriter();
  private final List<Json> items = new ArrayList<>();
  private long size;

  /** Adds an item where there is room. The first always fits: none is larger than the limit. */
  boolean add(Json item) {
    size += Carried.bytes(writer.bytes(item)) + 1;
    if (size > MOST && !items.isEmpty()) {
      return false;
    }
    items.add(item);
    return true;
  }

  List<Json> items() {
    return List.copyOf(items);
  }
}
