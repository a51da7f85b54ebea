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
  private final String utmSource;
  private final String utmMedium;
  private final String utmCampaign;

  Source(String channel, String utmSource, String utmMedium, String utmCampaign) {
    this.channel = channel;
    this.utmSource = utmSource;
    this.utmMedium = utmMedium;
    this.utmCampaign = utmCampaign;
  }

  /** The channel's name in reports and in rows of spend. */
  String channel() {
    return channel;
  }

  /** UTM parameters of a link of this source. */
  Map<String, String> parameters() {
    return Map.of("utmSource", utmSource, "utmMedium", utmMedium, "utmCampaign", utmCampaign);
  }
}
