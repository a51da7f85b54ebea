package dev.astrolabe.bench.price;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Forms of exactly a kilobyte as people fill them in, drawn with a seed: by e-mail address, phone
 * and visitor's id, a fifth of the later ones with another answer than before, two of a hundred for
 * a demonstration with a budget.
 */
final class FormPosts {
  private static final int BYTES = 1_000;
  private static final Pattern BODY = Pattern.compile("\"body\": \"[^\"]*\"");
  private static final Pattern TIME = Pattern.compile("\"timeEpoch\": \\d+");
  private static final Pattern LENGTH = Pattern.compile("\"content-length\": \"\\d+\"");
  private static final List<String> FORMS = List.of("guide", "report", "webinar", "newsletter");

  private final Random random;
  private final String sample;
  private long clock;
  private int posts;

  /**
   * @param sample an event of the HTTP API with a form, as events/http-form-post.json
   * @param start of the clock, epoch milliseconds
   */
  FormPosts(long seed, String sample, long start) {
    this.random = new Random(seed);
    this.sample = sample;
    this.clock = start;
  }

  /** Epoch milliseconds of the latest post. */
  long now() {
    return clock;
  }

  /** The next post, of this person. */
  String next(int person) {
    clock += 60_000 + random.nextInt(60_000);
    int n = posts++;
    boolean ready = random.nextInt(50) == 0;
    var form = ready ? "demo" : FORMS.get(random.nextInt(FORMS.size()));
    var fields = new TreeMap<String, String>();
    fields.put("name", "Sara Ahmadi");
    fields.put("email", "sara.ahmadi." + person + "@gulf-logistics.example");
    fields.put("phone", String.format(Locale.ROOT, "+97150%07d", person));
    fields.put("aid", new UUID(person, 7).toString());
    fields.put("company", "Gulf Logistics");
    fields.put("industry", "logistics");
    fields.put("role", "head of supply chain");
    fields.put("companySize", "51-200");
    fields.put("utm_source", "google");
    fields.put("utm_campaign", "customs-autumn-2026");
    fields.put("entryId", new UUID(random.nextLong(), n).toString());
    if (n % 5 == 3) {
      fields.put("need", "a new answer " + random.nextInt(1_000));
    }
    if (ready) {
      fields.put("timeline", "within 3 months");
      fields.put("authority", "decides");
      fields.put("budget", "approved");
    }
    fields.put("message", "");
    fields.put("message", "x".repeat(BYTES - encoded(fields).length()));
    return event(form, encoded(fields));
  }

  private static String encoded(Map<String, String> fields) {
    var body = new StringBuilder();
    fields.forEach((name, value) ->
        body.append(body.isEmpty() ? "" : "&")
            .append(name)
            .append('=')
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return body.toString();
  }

  private String event(String form, String body) {
    var event =
        BODY.matcher(sample).replaceFirst(Matcher.quoteReplacement("\"body\": \"" + body + "\""));
    event = TIME.matcher(event).replaceFirst("\"timeEpoch\": " + clock);
    event = LENGTH.matcher(event).replaceFirst("\"content-length\": \"" + body.length() + "\"");
    return event
        .replace("/forms/demo", "/forms/" + form)
        .replace("\"proxy\": \"demo\"", "\"proxy\": \"" + form + "\"");
  }
}
