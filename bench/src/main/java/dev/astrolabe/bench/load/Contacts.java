package dev.astrolabe.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The UCI bank marketing data: one call to a customer a line, with its outcome. Each becomes a lead
 * with an external id and a name, both by its line, and the columns as its profile.
 */
record Contacts(List<String> header, List<String> lines) {
  Contacts {
    header = List.copyOf(header);
    lines = List.copyOf(lines);
  }

  /** The first {@code most} of a file, commas between the columns and none in them. */
  static Contacts read(Path file, int most) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException(
          "no " + file + ": give the path of bank_full.csv in ASTROLABE_BANK_DATA");
    }
    var rows = Files.readAllLines(file, StandardCharsets.UTF_8);
    var contacts = rows.subList(1, rows.size());
    return new Contacts(
        Arrays.asList(rows.getFirst().split(",", -1)),
        contacts.subList(0, Math.min(contacts.size(), most)));
  }

  int size() {
    return lines.size();
  }

  static String externalId(int i) {
    return "bank:" + i;
  }

  static String name(int i) {
    return "Contact " + i;
  }

  /** The body of a POST to /api/leads. */
  String body(int i) {
    var values = lines.get(i).split(",", -1);
    var profile = new StringBuilder("\"name\":\"" + name(i) + "\"");
    for (int c = 0; c < header.size(); c++) {
      profile.append(",\"%s\":\"%s\"".formatted(header.get(c), values[c]));
    }
    return """
    {"identities":[{"kind":"external","value":"%s"}],"entryId":"bank-%d","source":"bank","profile":{%s}}\
    """
        .formatted(externalId(i), i, profile);
  }
}
