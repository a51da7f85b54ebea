package dev.astrolabe.bench.load;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The leads of each contact, from a walk through the whole list.
 *
 * @param missing contacts that no lead is named after
 * @param doubled contacts that more than one lead is named after
 */
record ListedLeads(int missing, int doubled) {
  private static final Pattern ITEM =
      Pattern.compile("\"leadId\":\"([^\"]+)\",\"name\":\"([^\"]+)\"");
  private static final Pattern CURSOR = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");

  static ListedLeads read(RunningStack stack, int contacts)
      throws IOException, InterruptedException {
    Map<String, Set<String>> leads = new HashMap<>();
    Optional<String> cursor = Optional.empty();
    do {
      var page =
          stack.send(
              "GET",
              "/api/leads?limit=500"
                  + cursor
                      .map(c -> "&cursor=" + URLEncoder.encode(c, StandardCharsets.UTF_8))
                      .orElse(""),
              "");
      if (page.statusCode() != 200) {
        throw new IOException("the list answered " + page.statusCode() + " " + page.body());
      }
      var items = ITEM.matcher(page.body());
      while (items.find()) {
        leads.computeIfAbsent(items.group(2), name -> new HashSet<>()).add(items.group(1));
      }
      var more = CURSOR.matcher(page.body());
      cursor = more.find() ? Optional.of(more.group(1)) : Optional.empty();
    } while (cursor.isPresent());
    int missing = 0;
    int doubled = 0;
    for (int i = 0; i < contacts; i++) {
      int found = leads.getOrDefault(Contacts.name(i), Set.of()).size();
      missing += found == 0 ? 1 : 0;
      doubled += found > 1 ? 1 : 0;
    }
    return new ListedLeads(missing, doubled);
  }
}
