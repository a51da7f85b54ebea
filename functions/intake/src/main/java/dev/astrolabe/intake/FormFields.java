package dev.astrolabe.intake;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which field of a form is which attribute. A form that nobody described takes fields named like
 * attributes, however they are spelt: {@code companySize}, {@code company_size}, {@code
 * Company-Size}. Everything else is payload.
 */
final class FormFields {
  private static final Map<String, String> ATTRIBUTES =
      Stream.of(
              "name",
              "firstName",
              "lastName",
              "email",
              "phone",
              "company",
              "domain",
              "companySize",
              "revenue",
              "country",
              "city",
              "industry",
              "role",
              "seniority",
              "authority",
              "budget",
              "need",
              "timeline",
              "intention",
              "infrastructure",
              "challenges",
              "goals",
              "relationship",
              "preferences",
              "language",
              "consent",
              "campaign",
              "utmSource",
              "utmMedium",
              "utmCampaign",
              "utmTerm",
              "utmContent",
              "landingPage",
              "landingVariant",
              "referrer")
          .collect(Collectors.toUnmodifiableMap(FormFields::folded, Function.identity()));

  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "fullname", "name",
          "mail", "email",
          "emailaddress", "email",
          "tel", "phone",
          "telephone", "phone",
          "mobile", "phone",
          "organization", "company",
          "jobtitle", "role");

  private FormFields() {}

  /** The attribute a field of that name states; empty where it states none. */
  static Optional<String> attribute(String field) {
    var folded = folded(field);
    return Optional.ofNullable(ATTRIBUTES.get(OTHER_NAMES.getOrDefault(folded, folded)));
  }

  private static String folded(String name) {
    return name.replace("-", "").replace("_", "").replace(" ", "").toLowerCase(Locale.ROOT);
  }
}
