package dev.astrolabe.local.sample;

import java.util.Map;

/** Where people come from, as an address they clicked tells it. */
enum Source {
  SEARCH("search", "google", "cpc", "customs-software"),
  LINKEDIN("linkedin", "linkedin", "paid-social", "logistics-heads"),
  WEBINARS("webinars", "webinar-series", "webinar", "customs-2026"),
  REFERRAL("referral", "partners", "referral", "partners"),
  TRADE_FAIR("trade fair", "gulf-trade-expo", "trade fair", "gulf-trade-expo");

  private final String channel;
  private final Map<String, String> parameters;

  Source(String channel, String utmSource, String utmMedium, String utmCampaign) {
    this.channel = channel;
    this.parameters =
        Map.of("utmSource", utmSource, "utmMedium", utmMedium, "utmCampaign", utmCampaign);
  }

  /** The channel's name in reports and in rows of spend. */
  String channel() {
    return channel;
  }

  /** UTM parameters of a link of this source. */
  Map<String, String> parameters() {
    return parameters;
  }
}
