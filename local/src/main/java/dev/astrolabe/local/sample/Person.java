package dev.astrolabe.local.sample;

import java.util.Map;

/**
 * Somebody made up.
 *
 * @param language of the name and of what the person writes: ar, en, fa
 * @param phone as the person writes it, with the country's code, perhaps in Eastern digits
 * @param companySize how many work there
 */
record Person(
    String language,
    String name,
    String email,
    String phone,
    String company,
    String industry,
    String companySize,
    String role,
    String country) {

  /** How to reach the person. */
  Map<String, String> contact() {
    return Map.of("name", name, "email", email, "language", language);
  }

  /** The person and the company, as a form for business asks. */
  Map<String, String> business() {
    return Map.of(
        "name", name,
        "email", email,
        "phone", phone,
        "company", company,
        "industry", industry,
        "role", role,
        "country", country,
        "language", language);
  }
}
