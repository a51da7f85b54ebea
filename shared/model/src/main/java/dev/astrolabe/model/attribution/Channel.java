package dev.astrolabe.model.attribution;

import dev.astrolabe.model.identity.MatchingKey;
import dev.astrolabe.model.ledger.Entry;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where an entry says that its person came from: the channel that it names, else the one that its
 * UTM parameters tell. Names are compared as matching keys, so that {@code LinkedIn} and {@code
 * linkedin} are one.
 */
public final class Channel {
  /** Longer names are cut: they are keys of counters. */
  private static final int LONGEST = 64;

  private static final Set<String> PAID_SEARCH =
      Set.of("cpc", "ppc", "paidsearch", "paid-search", "sem", "search");
  private static final Map<String, String> BY_MEDIUM =
      Map.of(
          "email", "email",
          "e-mail", "email",
          "newsletter", "email",
          "referral", "referral",
          "affiliate", "referral",
          "organic", "organic search",
          "webinar", "webinars",
          "event", "events");
  private static final Set<String> SOCIAL =
      Set.of("social", "paid-social", "paidsocial", "paid_social", "social-media");

  private Channel() {}

  /** The channel of an entry; empty where it tells none. */
  public static Optional<String> of(Entry entry) {
    var named = said(entry, "channel");
    if (named.isPresent()) {
      return named;
    }
    var source = said(entry, "utmSource");
    var medium = said(entry, "utmMedium").map(m -> m.toLowerCase(Locale.ROOT));
    if (medium.isPresent()) {
      if (PAID_SEARCH.contains(medium.get())) {
        return Optional.of("search");
      }
      if (SOCIAL.contains(medium.get()) && source.isPresent()) {
        return source;
      }
      var known = Optional.ofNullable(BY_MEDIUM.get(medium.get()));
      return known.isPresent() ? known : medium;
    }
    return source;
  }

  /** The campaign of an entry; empty where it tells none. */
  public static Optional<String> campaign(Entry entry) {
    var named = said(entry, "campaign");
    return named.isPresent() ? named : said(entry, "utmCampaign");
  }

  /** A name as counters and spend rows carry it: its matching key, cut. */
  public static Optional<String> name(String written) {
    var key = MatchingKey.text(written);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    int end = Math.min(key.length(), LONGEST);
    if (end < key.length() && Character.isHighSurrogate(key.charAt(end - 1))) {
      end--;
    }
    return Optional.of(key.substring(0, end).strip());
  }

  private static Optional<String> said(Entry entry, String attribute) {
    var written = entry.profile().getOrDefault(attribute, entry.payload().get(attribute));
    return written == null ? Optional.empty() : name(written);
  }
}
