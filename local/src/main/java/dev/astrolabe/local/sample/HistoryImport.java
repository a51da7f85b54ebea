package dev.astrolabe.local.sample;

import java.io.IOException;
import java.time.Duration;

/** Files of people and of what they did, taken in through the door for imports. */
final class HistoryImport {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final int MOST_LOOKS = 1_200;

  private final Doors doors;

  HistoryImport(Doors doors) {
    this.doors = doors;
  }

  /**
   * Sends a file and waits until all of it is taken in; returns how many rows that were.
   *
   * @param query kind, mode, origin and consent, as the door wants them
   * @throws IOException where a row was refused, too
   */
  int take(String query, String csv) throws IOException, InterruptedException {
    var id = doors.post("/api/imports?" + query, "text/csv", csv).path("id").asText();
    for (int look = 0; look < MOST_LOOKS; look++) {
      var standing = doors.get("/api/imports/" + id);
      if (standing.path("refused").asInt() > 0) {
        throw new IOException("rows of an import were refused: " + standing);
      }
      if (standing.path("state").asText("done").equals("done")) {
        if (standing.path("notTaken").asInt() > 0) {
          throw new IOException("rows of an import were not taken: " + standing);
        }
        return standing.path("accepted").asInt();
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
    throw new IOException("the import " + id + " does not end");
  }
}
