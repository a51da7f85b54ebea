package dev.astrolabe.local.sample;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * That the sample company is in a data folder, and where a reader of the start page may go.
 *
 * @param leadToShow the id of the lead to show first
 * @param address that links in mails begin with
 */
public record LoadedSample(String leadToShow, String address) {
  private static final String FILE = "sample.json";
  private static final String OUTBOX = "outbox";

  /** The sample in a data folder; empty where it was not loaded there. */
  public static Optional<LoadedSample> in(Path data) throws IOException {
    var file = data.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var json = new ObjectMapper().readTree(Files.readString(file));
    return Optional.of(
        new LoadedSample(json.path("leadToShow").asText(), json.path("address").asText()));
  }

  /** Says so in the folder. */
  public void keepIn(Path data) throws IOException {
    Files.writeString(
        data.resolve(FILE),
        Doors.object().put("leadToShow", leadToShow).put("address", address).toString());
  }

  /** Lets the links of mails lead to {@code now}, where the stack answers on another port. */
  public void reachedAt(String now, Path data) throws IOException {
    if (now.equals(address)) {
      return;
    }
    try (var mails = Files.newDirectoryStream(data.resolve(OUTBOX))) {
      for (var mail : mails) {
        var text = Files.readString(mail);
        if (text.contains(address + "/")) {
          Files.writeString(mail, text.replace(address + "/", now + "/"));
        }
      }
    }
    new LoadedSample(leadToShow, now).keepIn(data);
  }
}
