package dev.astrolabe.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What filling in a form means, by the form's name, and what a hosted page of that name asks.
 *
 * @param kind the kind of the entry
 * @param questions attributes that the page asks, in order
 */
record FormKind(String kind, List<String> questions) {
  private static final List<String> PERSON = List.of("name", "email", "phone", "company");

  private static final FormKind ANY =
      new FormKind("form-submitted", with("role", "industry", "companySize", "message"));

  private static final Map<String, FormKind> BY_NAME =
      Map.ofEntries(
          Map.entry(
              "demo",
              new FormKind(
                  "demo-requested",
                  with(
                      "role",
                      "industry",
                      "companySize",
                      "need",
                      "timeline",
                      "budget",
                      "authority",
                      "message"))),
          Map.entry(
              "price",
              new FormKind(
                  "price-requested",
                  with("role", "industry", "companySize", "need", "timeline", "budget"))),
          Map.entry(
              "contact",
              new FormKind(
                  "sales-contact-requested",
                  with("role", "industry", "companySize", "timeline", "message"))),
          Map.entry("guide", new FormKind("guide-downloaded", with("role", "industry"))),
          Map.entry("report", new FormKind("report-downloaded", with("role", "industry"))),
          Map.entry(
              "webinar", new FormKind("webinar-registered", with("role", "industry", "need"))),
          Map.entry("newsletter", new FormKind("newsletter-subscribed", List.of("name", "email"))),
          Map.entry("trial", new FormKind("product-signed-up", with("role", "companySize"))));

  /** What a hidden field may say a form is for: nothing that only a system of ours can know. */
  private static final Set<String> ALLOWED =
      BY_NAME.values().stream().map(FormKind::kind).collect(Collectors.toUnmodifiableSet());

  FormKind {
    questions = List.copyOf(questions);
  }

  private static List<String> with(String... more) {
    var all = new ArrayList<>(PERSON);
    all.addAll(List.of(more));
    return all;
  }

  /** The kind of a form of that name; {@code form-submitted} for a name without a meaning. */
  static FormKind of(String form) {
    return BY_NAME.getOrDefault(form, ANY);
  }

  /** The forms that mean something by their name, sorted. */
  static List<String> names() {
    return BY_NAME.keySet().stream().sorted().toList();
  }

  /** Whether a form's hidden field may name this kind. */
  static boolean isAllowed(String kind) {
    return kind.equals(ANY.kind) || ALLOWED.contains(kind);
  }
}
