package dev.astrolabe.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * Publishes the two versions of the model. The second is the one that every installation begins
 * with; the first is looser: two of budget, authority, need and timeline are enough where the
 * second wants three.
 */
final class Criteria {
  private static final String MODEL = "/api/models/default";
  private static final int ENOUGH = 3;
  private static final int LOOSER = 2;

  private final Doors doors;
  private final ObjectNode bundled;

  private Criteria(Doors doors, ObjectNode bundled) {
    this.doors = doors;
    this.bundled = bundled;
  }

  /** Reads the model that the installation begins with. */
  static Criteria read(Doors doors) throws IOException, InterruptedException {
    var read = (ObjectNode) doors.get(MODEL + "/versions/1");
    // leads that are expected to come out as they do under the second version
    read.remove("golden");
    return new Criteria(doors, read);
  }

  /** Publishes the looser version. */
  void publishLooser() throws IOException, InterruptedException {
    var looser = bundled.deepCopy();
    int changed = loosen(looser.at("/stages/SQL"));
    if (changed == 0) {
      throw new IOException("the bundled model has no condition of " + ENOUGH + " to loosen");
    }
    publish(looser, "what we took for ready to buy so far");
  }

  /** Publishes the version that is in force from the third quarter on. */
  void publishStricter() throws IOException, InterruptedException {
    publish(bundled, "sales could not use leads without a budget or somebody who decides");
  }

  private static int loosen(JsonNode node) {
    int changed = 0;
    if (node instanceof ObjectNode object && object.path("atLeast").asInt() == ENOUGH) {
      object.put("atLeast", LOOSER);
      changed++;
    }
    for (var child : node) {
      changed += loosen(child);
    }
    return changed;
  }

  private void publish(ObjectNode document, String reason)
      throws IOException, InterruptedException {
    var _ = doors.put(MODEL + "/draft", document);
    var etag = doors.get("/api/models").at("/items/0/draft").asText();
    for (var side : new String[] {"marketing", "sales"}) {
      var _ = doors.post(MODEL + "/draft/agree", Doors.object().put("etag", etag).put("as", side));
    }
    var body = Doors.object().put("handoffs", "none");
    body.putObject("reasons").put("SQL", reason);
    var _ = doors.post(MODEL + "/publish", body);
  }
}
